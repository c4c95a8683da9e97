package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.RankingPanel.Line;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.ClassRanking;
import io.github.foldwise.reports.statistics.Discrimination;
import io.github.foldwise.reports.statistics.FoldStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The curves of each class against all others: whole and, if all lie near a corner, that corner
 * enlarged.
 */
public final class RankingFigures {
  private static final int MOST_CLASSES = 10;
  private static final int WORST_CLASSES = 5;

  /** Sides of the enlarged corner, the smallest first. */
  private static final List<Double> CORNERS = List.of(0.02, 0.05, 0.1, 0.2);

  private final Discrimination found;
  private final List<String> names;

  RankingFigures(Discrimination found, List<String> names) {
    this.found = found;
    this.names = names;
  }

  /** Whether the figures show the worst classes only: more lines could not be told apart. */
  public static boolean showsWorstOnly(Discrimination found) {
    return found.classes().size() > MOST_CLASSES;
  }

  /** How many classes the figures show. */
  public static int shown(Discrimination found) {
    return showsWorstOnly(found) ? WORST_CLASSES : found.classes().size();
  }

  Figure roc() {
    List<Line> lines = lines(ClassRanking::areaUnderCurve, RankingFigures::rocPoints);
    String title = RunRecords.BASELINE + ": ROC, each class against the others";
    Optional<Double> side = smallest(of -> lines.stream().allMatch(l -> l.at(of) >= 1 - of));
    return panels(
        roc(title, 1, lines), side.map(of -> roc("The upper left corner, enlarged", of, lines)));
  }

  private static RankingPanel roc(String title, double side, List<Line> lines) {
    return new RankingPanel(
        title,
        "False positive rate",
        "True positive rate",
        AxisScale.between(0, side, 5),
        AxisScale.between(1 - side, 1, 5),
        lines,
        true);
  }

  Figure precisionRecall() {
    List<Line> lines = lines(ClassRanking::averagePrecision, RankingFigures::precisionPoints);
    String title = RunRecords.BASELINE + ": precision over recall";
    Optional<Double> side = smallest(of -> lines.stream().allMatch(l -> l.at(1 - of) >= 1 - of));
    return panels(
        precisionRecall(title, 1, lines),
        side.map(of -> precisionRecall("The upper right corner, enlarged", of, lines)));
  }

  private static RankingPanel precisionRecall(String title, double side, List<Line> lines) {
    return new RankingPanel(
        title,
        "Recall",
        "Precision",
        AxisScale.between(1 - side, 1, 5),
        AxisScale.between(1 - side, 1, 5),
        lines,
        false);
  }

  private static Figure panels(RankingPanel whole, Optional<RankingPanel> corner) {
    return new PanelGrid(Stream.<Figure>concat(Stream.of(whole), corner.stream()).toList(), 2);
  }

  /** The classes and, last, their mean; of many classes the worst. */
  private List<Line> lines(
      Function<ClassRanking, FoldStatistics> area, Function<ClassRanking, List<double[]>> points) {
    ToDoubleFunction<ClassRanking> mean = ranking -> area.apply(ranking).mean().orElseThrow();
    List<Line> lines = new ArrayList<>();
    found.classes().entrySet().stream()
        .sorted(Comparator.comparingDouble(entry -> mean.applyAsDouble(entry.getValue())))
        .limit(shown(found))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                lines.add(
                    new Line(
                        names.get(entry.getKey()),
                        mean.applyAsDouble(entry.getValue()),
                        points.apply(entry.getValue()),
                        lines.size())));
    lines.add(
        new Line(
            "macro average", mean.applyAsDouble(found.macro()), points.apply(found.macro()), -1));
    return lines;
  }

  /** From the origin. */
  private static List<double[]> rocPoints(ClassRanking ranking) {
    List<double[]> points = points(ClassRanking.RATES, ranking.recalls());
    points.add(0, new double[] {0, 0});
    return points;
  }

  private static List<double[]> precisionPoints(ClassRanking ranking) {
    return points(ClassRanking.RECALLS, ranking.precisions());
  }

  private static List<double[]> points(List<Double> x, List<Double> y) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      points.add(new double[] {x.get(i), y.get(i)});
    }
    return points;
  }

  private static Optional<Double> smallest(Predicate<Double> fits) {
    return CORNERS.stream().filter(fits).findFirst();
  }
}
