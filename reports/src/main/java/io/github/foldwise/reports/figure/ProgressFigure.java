package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.statistics.Search;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The scores of a search in the order of its variants, and the best of those up to each. */
record ProgressFigure(ScoreAxis scores) implements Figure {
  private static final double LEFT = 84;
  private static final double PLOT_WIDTH = 336;
  private static final double TOP = 14;
  private static final double HEIGHT = 250;

  @Override
  public int width() {
    return (int) (LEFT + PLOT_WIDTH + 20);
  }

  @Override
  public int height() {
    return (int) (TOP + HEIGHT + 64 + legend().height());
  }

  private Legend legend() {
    return scores
        .legend(PLOT_WIDTH + 50)
        .add(
            26, "best so far", (canvas, x, y) -> canvas.line(x, y, x + 26, y, 2.4, ScoreAxis.BEST));
  }

  @Override
  public void paint(Canvas canvas) {
    List<Search.Trial> trials = scores.search().trials();
    int last = trials.get(trials.size() - 1).number();
    Axes axes =
        new Axes(
            new Rectangle2D.Double(LEFT, TOP, PLOT_WIDTH, HEIGHT),
            AxisScale.ofIntegers(1, last, 6),
            scores.scale());
    axes.paintGrid(canvas);
    canvas.within(
        axes.area(),
        () -> {
          scores.paintBaseline(canvas, axes);
          Search.Trial best = scores.search().best();
          trials.forEach(
              trial ->
                  scores.paintTrial(
                      canvas, axes, trial, trial.equals(best), axes.px(trial.number())));
          canvas.path(best(axes, last), 2.4, ScoreAxis.BEST);
        });
    axes.paintFrame(canvas, "", "Variant, in the order of the search");
    axes.paintY(canvas, scores.title());
    legend().paint(canvas, LEFT - 50, TOP + HEIGHT + 58);
  }

  /** A step at each whole trial that is better than those before it. */
  private List<double[]> best(Axes axes, int last) {
    List<double[]> points = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (Search.Trial trial : scores.search().whole()) {
      if (trial.score() > best) {
        double x = axes.px(trial.number());
        if (!points.isEmpty()) {
          points.add(new double[] {x, axes.py(best)});
        }
        best = trial.score();
        points.add(new double[] {x, axes.py(best)});
      }
    }
    points.add(new double[] {axes.px(last), axes.py(best)});
    return points;
  }
}
