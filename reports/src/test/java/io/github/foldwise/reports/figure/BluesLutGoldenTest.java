package io.github.foldwise.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import java.awt.Color;
import org.junit.jupiter.api.Test;

/** The ground of a confusion matrix against Matplotlib's colour map Blues, colour by colour. */
class BluesLutGoldenTest {
  @Test
  void the_256_colours_are_those_of_matplotlib() {
    Golden colours = Golden.read("blues_lut.csv");
    assertThat(colours.size()).isEqualTo(256);
    for (Golden colour : colours.elements()) {
      double share = colour.at("index").number() / 255;
      Color ours = Palette.blue(share);
      assertThat(ours)
          .as("at " + share)
          .isEqualTo(
              new Color(
                  (int) colour.at("r").number(),
                  (int) colour.at("g").number(),
                  (int) colour.at("b").number()))
          .isEqualTo(Color.decode(colour.at("hex").text()));
    }
    colours.requireAllCompared();
  }
}
