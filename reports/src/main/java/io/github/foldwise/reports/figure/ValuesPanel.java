package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import io.github.foldwise.reports.statistics.Search;
import io.github.foldwise.reports.statistics.SearchParameter;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;

/** The score of each variant of a search over its value of one parameter. */
record ValuesPanel(ScoreAxis scores, SearchParameter parameter, PlotNames names) implements Figure {
  private static final double LEFT = 84;
  private static final double PLOT_WIDTH = 336;
  private static final double TOP = 14;
  private static final double HEIGHT = 250;
  private static final double SPREAD = 0.5; // of a category's width
  private static final double GOLDEN_RATIO = 0.618; // its multiples spread points evenly

  @Override
  public int width() {
    return (int) (LEFT + PLOT_WIDTH + 20);
  }

  @Override
  public int height() {
    return (int) (TOP + HEIGHT + 64 + legend().height());
  }

  private Legend legend() {
    return scores.legend(PLOT_WIDTH + 50);
  }

  @Override
  public void paint(Canvas canvas) {
    Axes axes =
        new Axes(new Rectangle2D.Double(LEFT, TOP, PLOT_WIDTH, HEIGHT), xScale(), scores.scale());
    axes.paintGrid(canvas);
    canvas.within(axes.area(), () -> paintTrials(canvas, axes));
    axes.paintFrame(canvas, "", names.of(parameter.name()));
    axes.paintY(canvas, scores.title());
    if (parameter.isCategorical()) {
      paintCategories(canvas, axes);
    }
    legend().paint(canvas, LEFT - 50, TOP + HEIGHT + 58);
  }

  private void paintTrials(Canvas canvas, Axes axes) {
    scores.paintBaseline(canvas, axes);
    List<Search.Trial> trials = scores.search().trials();
    double[] x = places();
    int best = trials.indexOf(scores.search().best());
    for (int i = 0; i < trials.size(); i++) {
      if (i != best) {
        scores.paintTrial(canvas, axes, trials.get(i), false, axes.px(x[i]));
      }
    }
    scores.paintTrial(canvas, axes, trials.get(best), true, axes.px(x[best]));
  }

  /** Points of one category are side by side. */
  private double[] places() {
    if (!parameter.isCategorical()) {
      return parameter.numbers();
    }
    int[] categories = parameter.indices();
    return IntStream.range(0, categories.length)
        .mapToDouble(trial -> categories[trial] + SPREAD * (trial * GOLDEN_RATIO % 1 - 0.5))
        .toArray();
  }

  private void paintCategories(Canvas canvas, Axes axes) {
    List<String> categories = parameter.categories();
    double room = PLOT_WIDTH / categories.size() - 4;
    for (int i = 0; i < categories.size(); i++) {
      String name = names.of(categories.get(i));
      canvas.text(
          name,
          axes.px(i),
          axes.area().getMaxY() + 17,
          Anchor.CENTER,
          Canvas.fitting(canvas.shown(name), room, Axes.TICK_SIZE),
          Canvas.INK);
    }
  }

  private AxisScale xScale() {
    if (parameter.isCategorical()) {
      return new AxisScale(-0.5, parameter.categories().size() - 0.5, List.of());
    }
    return parameter.isLogarithmic()
        ? AxisScale.logarithmic(parameter.least(), parameter.most())
        : AxisScale.around(parameter.least(), parameter.most(), 5);
  }
}
