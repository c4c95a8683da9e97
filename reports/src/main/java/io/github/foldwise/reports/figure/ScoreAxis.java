package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.statistics.Search;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How the figures of a search show scores. Scores far below the others, as of models that learned
 * nothing, are triangles at the foot of the axis: the others would share a sliver of it.
 */
record ScoreAxis(Search search, AxisScale scale, String title) {
  static final Color POINT = Palette.line(0);
  static final Color BEST = new Color(0xb42318);
  static final Color REFERENCE = new Color(0x5c5c5c);
  static final double RADIUS = 4.5;
  private static final double FENCE = 1.5; // Tukey's, in interquartile ranges

  static ScoreAxis of(Search search, int ticks, String title) {
    double[] scores =
        DoubleStream.concat(
                search.trials().stream().mapToDouble(Search.Trial::score),
                search.baseline().stream())
            .sorted()
            .toArray();
    double lower = quantile(scores, 0.25);
    double fence = lower - FENCE * (quantile(scores, 0.75) - lower);
    double least = Arrays.stream(scores).filter(score -> score >= fence).min().orElseThrow();
    return new ScoreAxis(search, AxisScale.around(least, scores[scores.length - 1], ticks), title);
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  boolean isBelow(double score) {
    return score < scale.from();
  }

  /** The whole trials are dots, the others rings; the best one is red and larger. */
  void paintTrial(Canvas canvas, Axes axes, Search.Trial trial, boolean isBest, double x) {
    double y = axes.py(trial.score());
    if (isBelow(trial.score())) {
      paintTriangle(canvas, x, axes.area().getMaxY() - 2);
    } else if (trial.isPartial()) {
      canvas.ring(x, y, RADIUS, POINT);
    } else if (isBest) {
      canvas.dot(x, y, RADIUS + 2, BEST);
    } else {
      canvas.dot(x, y, RADIUS, POINT);
    }
  }

  private static void paintTriangle(Canvas canvas, double x, double foot) {
    canvas.fill(
        List.of(
            new double[] {x, foot}, new double[] {x - 5, foot - 8}, new double[] {x + 5, foot - 8}),
        POINT);
  }

  void paintBaseline(Canvas canvas, Axes axes) {
    search
        .baseline()
        .ifPresent(
            score ->
                canvas.dashedLine(
                    axes.area().getX(),
                    axes.py(score),
                    axes.area().getMaxX(),
                    axes.py(score),
                    1.2,
                    REFERENCE));
  }

  Legend legend(double room) {
    Legend legend =
        new Legend(room)
            .add(10, "variant", (canvas, x, y) -> canvas.dot(x + 5, y, RADIUS, POINT))
            .add(12, "best", (canvas, x, y) -> canvas.dot(x + 6, y, RADIUS + 2, BEST));
    if (search.baseline().isPresent()) {
      legend.add(
          26, "baseline", (canvas, x, y) -> canvas.dashedLine(x, y, x + 26, y, 1.2, REFERENCE));
    }
    if (search.trials().stream().anyMatch(Search.Trial::isPartial)) {
      legend.add(
          10, "pruned, or fewer folds", (canvas, x, y) -> canvas.ring(x + 5, y, RADIUS, POINT));
    }
    if (search.trials().stream().anyMatch(trial -> isBelow(trial.score()))) {
      legend.add(10, "below the axis", (canvas, x, y) -> paintTriangle(canvas, x + 5, y + 4));
    }
    return legend;
  }
}
