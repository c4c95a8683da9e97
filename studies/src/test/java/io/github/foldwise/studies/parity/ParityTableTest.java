package io.github.foldwise.studies.parity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityTableTest {
  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void the_page_is_what_the_command_writes_from_the_tables() throws IOException {
    assertThat(ParityTable.page(DOCS.resolve("parity")))
        .as("docs/parity.md; write it anew with the last command that it names")
        .isEqualTo(Files.readString(DOCS.resolve("parity.md"), UTF_8));
  }

  @Test
  void both_tools_reach_the_same_accuracy_within_two_standard_errors() throws IOException {
    ToolResult ours = ToolResult.read("ours", DOCS.resolve("parity/foldwise.csv"));
    ToolResult keras = ToolResult.read("Keras", DOCS.resolve("parity/keras.csv"));

    assertThat(ours.trials()).hasSize(5);
    assertThat(keras.trials()).hasSize(5);
    assertThat(ours.meanAccuracy())
        .isCloseTo(keras.meanAccuracy(), within(2 * ours.standardErrorOfDifference(keras)));
  }

  @Test
  void bfloat16_reaches_the_accuracy_of_float32_within_two_standard_errors() throws IOException {
    ToolResult all = ToolResult.read("both", DOCS.resolve("parity/precision.csv"));
    ToolResult float32 = all.of("baseline");
    ToolResult bfloat16 = all.of("precision=mixed_bfloat16");

    assertThat(float32.trials()).hasSize(5);
    assertThat(bfloat16.trials()).hasSize(5);
    assertThat(bfloat16.meanAccuracy())
        .isCloseTo(float32.meanAccuracy(), within(2 * float32.standardErrorOfDifference(bfloat16)));
  }

  /** Means 2 and 5, variances 1 and 9 over 3 and 3 trials: √(1/3 + 9/3) = 1.8257. */
  @Test
  void the_standard_error_of_a_difference(@TempDir Path folder) throws IOException {
    ToolResult one = table(folder.resolve("one.csv"), "1", "2", "3");
    ToolResult other = table(folder.resolve("other.csv"), "2", "5", "8");

    assertThat(one.standardErrorOfDifference(other)).isCloseTo(1.8257, within(1e-4));
    assertThat(one.line()).isEqualTo("| tool | 3 | 2.0000 | 1.0000 | 0.5000 |");
  }

  private static ToolResult table(Path file, String... accuracies) throws IOException {
    StringBuilder text = new StringBuilder("fold,accuracy,loss\n");
    for (int fold = 1; fold <= accuracies.length; fold++) {
      text.append(fold).append(',').append(accuracies[fold - 1]).append(",0.5\n");
    }
    return ToolResult.read("tool", Files.writeString(file, text, UTF_8));
  }
}
