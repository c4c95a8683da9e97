package io.github.foldwise.reports.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.records.Verdict.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {
  private static final String REMEDY =
      "\n  Put back the file as the run wrote it, or run the experiment again with --fresh.";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "TrialRow|trial,variant,repeat,fold,seed,spec,epochs,train_rows,validation_rows,accuracy,loss,data_loss,penalty,test_accuracy,test_loss,status,reason,score",
        "EpochRow|variant,repeat,fold,epoch,steps,learning_rate,loss,data_loss,penalty,accuracy,val_loss,val_data_loss,val_accuracy,test_loss,test_accuracy",
        "SummaryRow|table,variant,n,mean,sd,ci_low,ci_high,mean_loss,mean_data_loss,diff,diff_low,diff_high,t,df,p,p_holm,p_better,verdict,mean_accuracy",
        "ConfusionRow|variant,repeat,fold,set,true,predicted,count",
        "ModelRow|variant,position,layer,output_shape,parameters,trainable",
        "SampleRow|purpose,row,label,predicted,probability,height,width,channels,pixels,id",
        "CostRow|variant,operations_per_row,trials,row_passes,operations",
        "TimingRow|variant,repeat,fold,epoch,seconds,samples_per_second",
        "CalibrationRow|variant,bin_low,bin_high,n,mean_confidence,accuracy",
        "WarningRow|kind,finding,consequence",
        "PublishedRow|source,table,variant,accuracy,loss,chosen",
        "NestedRow|repeat,fold,selected,candidates,inner_accuracy,accuracy,inner_score,score",
        "RefitRow|variant,candidates,seed,epochs,train_rows,test_rows,test_accuracy,test_loss,test_data_loss,test_score",
      })
  void the_columns_are_those_of_the_contract(String row, String header) throws Exception {
    Class<? extends Record> type =
        Class.forName(CsvTableTest.class.getPackageName() + "." + row).asSubclass(Record.class);
    assertThat(Csv.text(type, List.of())).isEqualTo(header + "\n");
  }

  @Test
  void a_row_is_written_as_the_contract_says() {
    TrialRow done = trial("a,b", Optional.of(0.5f), Optional.of(1e-7f), TrialStatus.DONE, "");
    TrialRow failed =
        trial("x", Optional.empty(), Optional.empty(), TrialStatus.FAILED, "it said \"no\"\nthere");
    assertThat(Csv.text(TrialRow.class, List.of(done, failed)).lines().skip(1))
        .containsExactly(
            "t,\"a,b\",1,2,42,cafe,3,8,2,0.5,1E-7,1E-7,0,,,done,,0.5",
            "t,x,1,2,42,cafe,3,8,2,,,,0,,,failed,\"it said \"\"no\"\"",
            "there\",");
  }

  // docs/run-directory.md says so: scripts join files by names
  @Test
  void a_name_that_a_spreadsheet_would_run_is_written_as_it_is() {
    TrialRow row = trial("=1+1", Optional.empty(), Optional.empty(), TrialStatus.FAILED, "-@+");
    assertThat(Csv.text(TrialRow.class, List.of(row)).lines().skip(1))
        .containsExactly("t,=1+1,1,2,42,cafe,3,8,2,,,,0,,,failed,-@+,");
  }

  @Test
  void all_rows_read_back_as_they_were_written() throws IOException {
    Optional<Float> none = Optional.empty();
    OptionalDouble nothing = OptionalDouble.empty();
    OptionalDouble some = OptionalDouble.of(0.25);
    assertReadsBack(
        TrialRow.class,
        trial("größe=1", Optional.of(0.1f), Optional.of(Float.NaN), TrialStatus.DONE, ""),
        trial("#x", none, none, TrialStatus.FAILED, "a, \"b\"\r\nc\n"),
        trial(" y ", none, none, TrialStatus.PRUNED, " "));
    assertReadsBack(
        EpochRow.class,
        new EpochRow("v", 1, 2, 3, 4, 5e-4f, 1, 2, 3, 4, none, none, none, none, none),
        new EpochRow(
            "v", 1, 2, 3, 4, 5e-4f, 1, 2, 3, 4, opt(1), opt(2), opt(3), opt(4), opt(-0.0f)));
    assertReadsBack(
        SummaryRow.class,
        new SummaryRow(
            "t",
            "v",
            0,
            nothing,
            nothing,
            nothing,
            nothing,
            nothing,
            nothing,
            nothing,
            nothing,
            nothing,
            nothing,
            nothing,
            nothing,
            nothing,
            nothing,
            Verdict.of(Kind.NONE),
            nothing),
        new SummaryRow(
            "t",
            "v",
            5,
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            Verdict.of(Kind.BETTER),
            some));
    assertReadsBack(ConfusionRow.class, new ConfusionRow("v", 1, 2, "test", 3, 4, 5));
    assertReadsBack(ModelRow.class, new ModelRow("v", 1, "conv 64, 3×3", "28×28×64", 640, 640));
    assertReadsBack(
        SampleRow.class,
        new SampleRow(
            "class_sample",
            7,
            1,
            OptionalInt.of(2),
            opt(0.9f),
            1,
            2,
            1,
            Pixels.of(new byte[] {0, -1}),
            "cats/7.png"),
        new SampleRow(
            "x", 7, 1, OptionalInt.empty(), none, 1, 1, 3, Pixels.of(new byte[] {1, 2, 3}), ""));
    assertReadsBack(TimingRow.class, new TimingRow("v", 1, 2, 3, 3.25, 1476.92308));
  }

  @Test
  void another_header_is_refused() throws IOException {
    Path file = write("variant,position,layer,shape,parameters,trainable\n");
    assertThatThrownBy(() -> CsvTable.of(ModelRow.class).read(file))
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(
            file
                + ", line 1: this is not the file's header.\n"
                + "  expected variant,position,layer,output_shape,parameters,trainable\n"
                + "  found    variant,position,layer,shape,parameters,trainable"
                + REMEDY);
  }

  @Test
  void a_byte_order_mark_is_named() throws IOException {
    Path file = write("\uFEFF" + Csv.text(ModelRow.class, List.of()));
    assertThatThrownBy(() -> CsvTable.of(ModelRow.class).read(file))
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(
            file
                + ", line 1: the file starts with a byte order mark, as some editors add it.\n"
                + "  Save the file as UTF-8 without one, or put it back as the run wrote it.");
  }

  @Test
  void an_empty_file_is_refused() throws IOException {
    Path file = write("");
    assertThatThrownBy(() -> CsvTable.of(ModelRow.class).read(file))
        .hasMessage(
            file
                + ", line 1: this is not the file's header.\n"
                + "  expected variant,position,layer,output_shape,parameters,trainable\n"
                + "  found    nothing"
                + REMEDY);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "v,1,conv,28×28×1,640|line 3: expected 6 cells, found 5.",
        "v,1,conv,28×28×1,640,640,|line 3: expected 6 cells, found 7.",
        "''|line 3: expected 6 cells, found 1.",
        "v,one,conv,28×28×1,640,640|line 3, column position: expected a whole number, found"
            + " \"one\".",
        "v,1,conv,28×28×1,6.5,640|line 3, column parameters: expected a whole number, found"
            + " \"6.5\".",
        "v,1,conv,28×28×1,,640|line 3, column parameters: expected a whole number, found \"\".",
      })
  void a_damaged_row_is_refused_with_its_place(String row, String problem) throws IOException {
    Path file =
        write(
            "variant,position,layer,output_shape,parameters,trainable\nv,1,conv,28×28×1,640,640\n"
                + row
                + "\n");
    assertThatThrownBy(() -> CsvTable.of(ModelRow.class).read(file))
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(file + ", " + problem + REMEDY);
  }

  @ParameterizedTest(name = "{0} is no {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "t,v,1,1,1,h,1,8,2,0x1p3,1,1,1,,,done,,|line 2, column accuracy: expected a number or"
            + " nothing, found \"0x1p3\".",
        "t,v,1,1,1,h,1,8,2,1f,1,1,1,,,done,,|line 2, column accuracy: expected a number or nothing,"
            + " found \"1f\".",
        "t,v,1,1,1,h,1,8,2,1,1,1,1,,,DONE,,|line 2, column status: expected one of done, diverged,"
            + " failed, pruned, found \"DONE\".",
        "t,v,1,1,1,h,1,8,2,,1,1,1,,,done,,|line 2: a done trial must have accuracy, loss, data_loss"
            + " and penalty.",
        "t,v,1,1,1,h,1,8,2,1.5,1,1,1,,,done,,|line 2: the accuracy of a done trial must be from 0"
            + " to 1, found 1.5.",
        "t,v,1,1,1,h,1,8,2,-0.1,1,1,1,,,done,,|line 2: the accuracy of a done trial must be from 0"
            + " to 1, found -0.1.",
        "t,v,1,1,1,h,1,8,2,NaN,1,1,1,,,done,,|line 2: the accuracy of a done trial must be from 0"
            + " to 1, found NaN.",
        "t,v,1,1,1,h,1,8,2,1,1,1,1,7,1,done,,|line 2: the test_accuracy of a done trial must be"
            + " from 0 to 1, found 7.",
        "t,v,1,1,1,h,1,8,2,1,1,1,1,,,done,,1.5|line 2: the score of a done trial must be from 0 to"
            + " 1, found 1.5.",
      })
  void a_damaged_trial_is_refused_with_its_place(String row, String problem) throws IOException {
    Path file = write(Csv.text(TrialRow.class, List.of()) + row + "\n");
    assertThatThrownBy(() -> CsvTable.of(TrialRow.class).read(file))
        .hasMessage(file + ", " + problem + REMEDY);
  }

  @Test
  void pixels_that_do_not_fill_their_image_are_refused() throws IOException {
    Path file = write(Csv.text(SampleRow.class, List.of()) + "class_sample,1,2,,,28,28,1,AAAA,\n");
    assertThatThrownBy(() -> CsvTable.of(SampleRow.class).read(file))
        .hasMessage(file + ", line 2: 3 pixel values do not fill an image of 28×28×1." + REMEDY);
  }

  @Test
  void bytes_that_are_not_utf8_are_refused() throws IOException {
    Path file = folder.resolve("model.csv");
    Files.write(file, new byte[] {'v', (byte) 0xff, '\n'});
    assertThatThrownBy(() -> CsvTable.of(ModelRow.class).read(file))
        .hasMessage(file + ": cannot be read: it is not UTF-8 text." + REMEDY);
  }

  @Test
  void a_file_that_ends_within_quotes_is_refused() throws IOException {
    Path file = write(Csv.text(ModelRow.class, List.of()) + "v,1,\"conv");
    assertThatThrownBy(() -> CsvTable.of(ModelRow.class).read(file))
        .isInstanceOf(UnreadableRunException.class)
        .hasMessageStartingWith(file + ": cannot be read: ");
  }

  /** A row of which earlier versions knew two columns. */
  record Grown(String name, @Later Optional<Float> score, @Later String note, int count) {}

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "name,score,note,count|a,0.5,b,7|0.5|b",
        "name,note,count|a,b,7||b",
        "name,score,count|a,0.5,7|0.5|''",
        "name,count|a,7||''",
      })
  void columns_that_an_earlier_version_lacked_are_read_as_empty(
      String header, String row, Float score, String note) throws IOException {
    Path file = write(header + "\n" + row + "\n");
    assertThat(CsvTable.of(Grown.class).read(file))
        .containsExactly(new Grown("a", Optional.ofNullable(score), note, 7));
  }

  @Test
  void columns_that_every_version_had_must_be_there() throws IOException {
    Path file = write("name,score,note\na,0.5,b\n");
    assertThatThrownBy(() -> CsvTable.of(Grown.class).read(file))
        .hasMessage(
            file
                + ", line 1: this is not the file's header.\n"
                + "  expected name,score,note,count\n"
                + "  found    name,score,note"
                + REMEDY);
  }

  @Test
  void the_values_of_parameters_follow_and_are_passed_over_in_reading() throws IOException {
    CsvTable<TimingRow> table =
        CsvTable.of(TimingRow.class)
            .withParameters(Parameters.of(Fixture.full().provenance()), TimingRow::variant);
    List<TimingRow> rows =
        List.of(
            new TimingRow("baseline", 1, 1, 1, 2, 600),
            new TimingRow("dropout=0.2", 1, 1, 1, 2, 600));
    StringBuilder text = new StringBuilder();
    table.write(rows, text);
    assertThat(text)
        .hasToString(
            """
            variant,repeat,fold,epoch,seconds,samples_per_second,params_folds,params_epochs,params_batch,params_dropout,params_batch_norm,params_l1,params_l2,params_bias_l1,params_activity_l2
            baseline,1,1,1,2,600,5,3,16,0.6,true,1.0E-5,1.0E-4,1.0E-4,1.0E-5
            dropout=0.2,1,1,1,2,600,5,3,16,0.2,true,1.0E-5,1.0E-4,1.0E-4,1.0E-5
            """);
    assertThat(table.read(write(text.toString()))).isEqualTo(rows);
  }

  @Test
  void no_other_columns_may_follow() throws IOException {
    CsvTable<TimingRow> table =
        CsvTable.of(TimingRow.class)
            .withParameters(Parameters.of(Fixture.full().provenance()), TimingRow::variant);
    Path file = write("variant,repeat,fold,epoch,seconds,samples_per_second,params_a,mood\n");
    assertThatThrownBy(() -> table.read(file))
        .hasMessage(
            file
                + ", line 1: this is not the file's header.\n"
                + "  expected variant,repeat,fold,epoch,seconds,samples_per_second\n"
                + "  found    variant,repeat,fold,epoch,seconds,samples_per_second,params_a,mood"
                + REMEDY);
  }

  private static TrialRow trial(
      String variant,
      Optional<Float> accuracy,
      Optional<Float> loss,
      TrialStatus status,
      String reason) {
    return new TrialRow(
        "t",
        variant,
        1,
        2,
        42,
        "cafe",
        3,
        8,
        2,
        accuracy,
        loss,
        loss,
        opt(0),
        Optional.empty(),
        Optional.empty(),
        status,
        reason,
        Optional.empty());
  }

  private static Optional<Float> opt(float value) {
    return Optional.of(value);
  }

  private void assertReadsBack(Class<?> type, Record... rows) throws IOException {
    assertReadsBack(type.asSubclass(Record.class), List.of(rows));
  }

  private <R extends Record> void assertReadsBack(Class<R> type, List<Record> rows)
      throws IOException {
    Path file = write(Csv.text(type, rows.stream().map(type::cast).toList()));
    assertThat(CsvTable.of(type).read(file)).isEqualTo(rows);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("file.csv"), text, StandardCharsets.UTF_8);
  }
}
