package io.github.foldwise.reports.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsFileTest {
  private static final String HEADER =
      "variant,repeat,fold,set,row,id,true,predicted,probability,p_0,p_1,p_2\n";

  @TempDir Path folder;

  @Test
  void a_row_is_a_line_with_the_shortest_decimals_and_empty_cells_for_what_it_has_not()
      throws IOException {
    List<PredictionRow> rows =
        List.of(
            new PredictionRow(
                "baseline",
                1,
                2,
                "validation",
                17,
                "cats/17, left.png",
                2,
                0,
                2f / 3,
                Probabilities.of(2f / 3, 1e-7f, 1f / 3)),
            new PredictionRow(
                "a=1, b=2", // a comma needs quotes
                0,
                0,
                "test",
                0,
                "",
                1,
                1,
                1,
                Probabilities.of(0, 1)));
    StringBuilder text = new StringBuilder();

    PredictionsFile.write(rows, text);

    assertThat(text)
        .hasToString(
            HEADER
                + "baseline,1,2,validation,17,\"cats/17,"
                + " left.png\",2,0,0.6666667,0.6666667,1E-7,0.33333334\n"
                + "\"a=1, b=2\",0,0,test,0,,1,1,1,0,1,\n");
    assertThat(read(text.toString())).isEqualTo(rows);
  }

  @Test
  void a_file_of_an_earlier_version_has_no_ids() throws IOException {
    assertThat(
            read(
                """
                variant,repeat,fold,set,row,true,predicted,probability,p_0,p_1
                baseline,1,2,validation,17,1,0,0.75,0.75,0.25
                """))
        .containsExactly(
            new PredictionRow(
                "baseline",
                1,
                2,
                "validation",
                17,
                "",
                1,
                0,
                0.75f,
                Probabilities.of(0.75f, 0.25f)));
  }

  @Test
  void another_header_is_refused() {
    assertRefused(
        "variant,repeat,fold,set,row,id,true,predicted,probability,p_0,p_2\n",
        """
        %s, line 1: this is not the file's header.
          expected variant,repeat,fold,set,row,id,true,predicted,probability,p_0,p_1,…
          found    variant,repeat,fold,set,row,id,true,predicted,probability,p_0,p_2\
        """);
    assertRefused(
        "",
        """
        %s, line 1: this is not the file's header.
          expected variant,repeat,fold,set,row,id,true,predicted,probability,p_0,p_1,…
          found    nothing\
        """);
  }

  @Test
  void a_line_without_all_cells_is_refused() {
    assertRefused(
        HEADER + "baseline,1,1,validation,0,,0,0,1,1,0,0\nbaseline,1,1,validation,1,,0,0,1,1\n",
        "%s, line 3: expected 12 cells, found 10.");
  }

  @Test
  void what_is_no_probability_is_refused() {
    for (String text : List.of("1.2", "-0.1", "NaN", "0.5f", " 0.5", "", "x")) {
      assertRefused(
          HEADER + "baseline,1,1,validation,0,,0,0,1,1," + text + ",0\n",
          "%s, line 2, column p_1: expected a probability, found \"" + text + "\".");
    }
  }

  @Test
  void what_is_no_whole_number_is_refused() {
    assertRefused(
        HEADER + "baseline,one,1,validation,0,,0,0,1,1,0,0\n",
        "%s, line 2, column repeat: expected a whole number, found \"one\".");
  }

  private void assertRefused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(
            message.formatted(file())
                + "\n  Put back the file as the run wrote it, or delete it: the report then lacks"
                + " its figures.");
  }

  private List<PredictionRow> read(String text) throws IOException {
    Files.writeString(file(), text, StandardCharsets.UTF_8);
    return new PredictionsFile(file()).read();
  }

  private Path file() {
    return folder.resolve("predictions.csv");
  }
}
