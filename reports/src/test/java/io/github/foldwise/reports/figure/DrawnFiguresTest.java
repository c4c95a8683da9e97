package io.github.foldwise.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrawnFiguresTest {
  /** Needs more memory than there is. */
  private record TooLarge() implements Figure {
    @Override
    public int width() {
      throw new OutOfMemoryError("8 GiB of pixels");
    }

    @Override
    public int height() {
      return 1;
    }

    @Override
    public void paint(Canvas canvas) {}
  }

  @Test
  void a_figure_that_cannot_be_drawn_or_made_costs_no_other() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("large", new TooLarge());
    figures.put("failed", new FailedFigure(new IllegalStateException("no rows")));
    figures.put(Figures.SAMPLES, Figures.of(Fixture.records()).get(Figures.SAMPLES));

    DrawnFigures drawn = DrawnFigures.of(figures);

    assertThat(drawn.figures()).containsOnlyKeys(Figures.SAMPLES);
    assertThat(drawn.files()).containsOnlyKeys("samples.png", "samples.svg");
    assertThat(drawn.undrawn())
        .containsOnly(
            Map.entry("plots/large.png", "java.lang.OutOfMemoryError: 8 GiB of pixels"),
            Map.entry(
                "plots/failed.png",
                "java.lang.IllegalStateException: java.lang.IllegalStateException: no rows"));
  }
}
