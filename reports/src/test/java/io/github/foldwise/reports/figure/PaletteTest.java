package io.github.foldwise.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.reports.statistics.ConfusionTable;
import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteTest {
  private static final Color PALE = new Color(0xf7fbff);
  private static final Color DARK = new Color(0x08306b);

  @Test
  void blues_runs_from_nearly_white_to_dark_blue() {
    assertThat(Palette.blue(0)).isEqualTo(PALE);
    assertThat(Palette.blue(1)).isEqualTo(DARK);
  }

  @Test
  void contrast_is_that_of_wcag() {
    // black on white is 21 by definition; #767676 on white is the textbook's 4.54
    assertThat(Palette.contrast(Color.BLACK, Color.WHITE)).isCloseTo(21, within(1e-9));
    assertThat(Palette.contrast(new Color(0x767676), Color.WHITE)).isCloseTo(4.54, within(0.005));
  }

  @Test
  void the_text_of_every_cell_can_be_read_on_its_ground() {
    // 3 is what WCAG asks of large text
    for (int count = 0; count <= 1000; count++) {
      Color ground = Palette.blue(count / 1000.0);
      assertThat(Palette.contrast(Palette.textOn(ground), ground))
          .as("count %d of 1000", count)
          .isGreaterThan(3.5);
    }
  }

  @Test
  void low_counts_have_dark_text_and_high_counts_pale_text() {
    assertThat(Palette.textOn(Palette.blue(0.4))).isEqualTo(DARK);
    assertThat(Palette.textOn(Palette.blue(0.8))).isEqualTo(PALE);
  }

  @Test
  void a_matrix_of_equal_counts_is_pale_with_dark_text() {
    ConfusionTable zeros = ConfusionTable.of(2, List.of());
    ConfusionFigure figure = new ConfusionFigure("zeros", zeros, List.of("a", "b"));
    assertThat(figure.ground(0)).isEqualTo(PALE);
    assertThat(Palette.textOn(figure.ground(0))).isEqualTo(DARK);
  }
}
