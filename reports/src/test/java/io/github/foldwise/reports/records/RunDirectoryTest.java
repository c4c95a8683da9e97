package io.github.foldwise.reports.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.reports.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunDirectoryTest {
  private static final String REMEDY =
      "\n"
          + "  Name the folder that a run wrote, such as runs/fashion-mnist-quick, or run the"
          + " experiment first.";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "provenance.json",
        "trials.csv",
        "epochs.csv",
        "summary.csv",
        "confusion.csv",
        "model.csv",
        "samples.csv",
        "timings.csv"
      })
  void what_was_read_is_written_with_the_same_bytes(String file) throws IOException {
    Path target = folder.resolve("deep/in/here");
    RunDirectory.at(target).write(Fixture.full());
    assertThat(Files.readString(target.resolve(file), StandardCharsets.UTF_8))
        .isEqualTo(Files.readString(Fixture.fullFolder().resolve(file), StandardCharsets.UTF_8));
  }

  @Test
  void writing_twice_leaves_the_files_of_the_contract_and_nothing_else() throws IOException {
    RunDirectory directory = RunDirectory.at(folder);
    directory.write(Fixture.records());
    directory.write(Fixture.records());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .map(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder(
              "provenance.json",
              "trials.csv",
              "epochs.csv",
              "summary.csv",
              "confusion.csv",
              "model.csv",
              "samples.csv",
              "timings.csv");
    }
    assertThat(directory.read()).isEqualTo(Fixture.records());
  }

  @Test
  void what_not_every_run_has_is_written_where_there_is_some_and_removed_where_there_is_none()
      throws IOException {
    RunDirectory directory = RunDirectory.at(folder);
    directory.write(Fixture.full());
    assertThat(directory.tables()).hasSize(15).allSatisfy(file -> assertThat(file).exists());
    assertThat(directory.read()).isEqualTo(Fixture.full());

    directory.write(Fixture.records());
    assertThat(directory.tables().stream().filter(Files::exists)).hasSize(7);
  }

  @Test
  void a_choice_is_true_or_false() throws IOException {
    RunDirectory.at(folder).write(Fixture.full());
    Path file = folder.resolve("published.csv");
    Files.writeString(
        file,
        """
        source,table,variant,accuracy,loss,chosen
        a,b,c,0.9,0.3,yes
        """,
        StandardCharsets.UTF_8);
    assertThatThrownBy(() -> RunDirectory.at(folder).read())
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(
            file
                + ", line 2, column chosen: expected true or false, found \"yes\".\n"
                + "  Put back the file as the run wrote it, or run the experiment again with"
                + " --fresh.");
  }

  @Test
  void a_mistake_that_does_not_say_which_is_refused() throws IOException {
    RunDirectory.at(folder).write(Fixture.full());
    Path file = folder.resolve("samples.csv");
    Files.writeString(
        file,
        """
        purpose,row,label,predicted,probability,height,width,channels,pixels
        worst,1,2,3,,1,1,1,AA==
        """,
        StandardCharsets.UTF_8);
    assertThatThrownBy(() -> RunDirectory.at(folder).read())
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(
            file
                + ", line 2: an image with the purpose worst must have a predicted class and its"
                + " probability.\n"
                + "  Put back the file as the run wrote it, or run the experiment again with"
                + " --fresh.");
  }

  @Test
  void timings_may_be_missing() throws IOException {
    Fixture.copyTo(folder);
    Files.delete(folder.resolve("timings.csv"));
    assertThat(RunDirectory.at(folder).read().timings()).isEmpty();
  }

  @Test
  void missing_files_are_named_all_at_once() throws IOException {
    Fixture.copyTo(folder);
    Files.delete(folder.resolve("provenance.json"));
    Files.delete(folder.resolve("model.csv"));
    assertThatThrownBy(() -> RunDirectory.at(folder).read())
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(
            folder
                + ": expected a run directory, but it lacks provenance.json, model.csv.\n"
                + "  Name the folder that a run wrote, such as runs/fashion-mnist-quick, or run the"
                + " experiment first.");
  }

  @Test
  void a_label_without_a_class_is_refused() throws IOException {
    RunRecords records = Fixture.records();
    RunDirectory.at(folder)
        .write(
            Fixture.withConfusion(
                records, List.of(new ConfusionRow("baseline", 1, 1, "test", 3, 10, 1))));
    assertThatThrownBy(() -> RunDirectory.at(folder).read())
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(
            folder.resolve("confusion.csv")
                + ": expected labels from 0 to 9, as provenance.json names 10 classes, found 10.\n"
                + "  Put back both files as the run wrote them, or run the experiment again with"
                + " --fresh.");
  }

  @ParameterizedTest(name = "{0}, line {1} twice")
  @CsvSource(
      delimiter = '|',
      value = {
        "trials.csv|3|22|variant, repeat, fold|baseline, 1, 2",
        "epochs.csv|2|60|variant, repeat, fold, epoch|baseline, 1, 1, 1",
        "confusion.csv|4|202|variant, repeat, fold, set, true, predicted|l1=0 l2=0 bias_l1=0"
            + " activity_l2=0, 1, 1, validation, 0, 2",
      })
  void a_row_that_stands_twice_is_refused(
      String name, int line, String last, String key, String values) throws IOException {
    Path file = Fixture.copyTo(folder).resolve(name);
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    Files.writeString(
        file, lines.get(line - 1) + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    assertThatThrownBy(() -> RunDirectory.at(folder).read())
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(
            "%s, line %s: expected one row of each %s, but line %s has the same: %s.\n"
                    .formatted(file, last, key, line, values)
                + "  Put back the file as the run wrote it, or run the experiment again with"
                + " --fresh.");
  }

  @Test
  void a_confusion_matrix_that_was_cut_is_refused() throws IOException {
    Path file = Fixture.copyTo(folder).resolve("confusion.csv");
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    Files.write(file, lines.subList(0, lines.size() - 1), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> RunDirectory.at(folder).read())
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(
            file
                + ", line 102: expected 100 cells of the matrix that begins here (l1=0 l2=0"
                + " bias_l1=0 activity_l2=0, repeat 1, fold 1, test), found 99.\n"
                + "  Put back the file as the run wrote it, or run the experiment again with"
                + " --fresh.");
  }

  @Test
  void a_folder_that_does_not_exist_is_named() {
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> RunDirectory.at(absent).read())
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(absent + ": expected a run directory, but there is no such folder." + REMEDY);
  }

  @Test
  void a_file_is_no_folder() throws IOException {
    Path file = Files.createFile(folder.resolve("trials.csv"));
    assertThatThrownBy(() -> RunDirectory.at(file).read())
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(
            file + ": expected a run directory, but this is a file, not a folder." + REMEDY);
  }
}
