package io.github.foldwise.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {

  @Test
  void numbers_stand_to_the_right() {
    MarkdownTable table = new MarkdownTable("contender", "#samples/s");
    table.add("Foldwise", "1200");
    assertThat(table.text())
        .isEqualTo(
            """
            | contender | samples/s |
            | --- | ---: |
            | Foldwise | 1200 |
            """);
  }

  @Test
  void a_line_has_a_cell_for_each_title() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MarkdownTable("contender").add("Foldwise", "1200"))
        .withMessage("expected 1 cells, got 2");
  }
}
