package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SampleRow;
import io.github.foldwise.reports.statistics.BestTrial;
import io.github.foldwise.reports.statistics.Calibration;
import io.github.foldwise.reports.statistics.ConfusionTable;
import io.github.foldwise.reports.statistics.Curve;
import io.github.foldwise.reports.statistics.RefitMatrix;
import io.github.foldwise.reports.statistics.SharedDiscrimination;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The figures of a run's records, by file name. */
public final class Figures {
  public static final String SAMPLES = "samples";
  public static final String VALIDATION_CURVES = "curves-validation";
  public static final String TEST_CURVES = "curves-test";
  public static final String CONFUSION = "confusion";
  public static final String REFIT = "confusion-refit";
  public static final String CONFUSED = "confused";
  public static final String WORST = "worst";
  public static final String CALIBRATION = "calibration";
  public static final String ROC = "roc";
  public static final String PRECISION_RECALL = "precision-recall";

  /** The names of the figures that any run may have; {@link TablePlots} has those of tables. */
  public static final List<String> NAMES =
      List.of(
          SAMPLES,
          VALIDATION_CURVES,
          TEST_CURVES,
          CONFUSED,
          WORST,
          CALIBRATION,
          ROC,
          PRECISION_RECALL,
          CONFUSION,
          REFIT);

  private static final int MOST_CLASSES_WITH_NUMBERS = 20;

  private Figures() {}

  /** The figures that have something to show; one that cannot be made throws when it is drawn. */
  public static Map<String, Figure> of(RunRecords records) {
    return of(records, new SharedDiscrimination(records));
  }

  /** The same, if their text needs the same discrimination. */
  public static Map<String, Figure> of(RunRecords records, SharedDiscrimination discrimination) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    put(figures, SAMPLES, () -> gallery(records, SampleRow.CLASS_SAMPLE, ImageGallery::ofClasses));
    put(figures, VALIDATION_CURVES, () -> validationCurves(records));
    put(figures, TEST_CURVES, () -> testCurves(records));
    put(figures, CONFUSED, () -> gallery(records, SampleRow.CONFUSED, ImageGallery::ofConfused));
    put(figures, WORST, () -> gallery(records, SampleRow.WORST, ImageGallery::ofWorst));
    put(figures, CALIBRATION, () -> Calibration.of(records).map(CalibrationFigure::new));
    putRankings(figures, records, discrimination);
    put(figures, CONFUSION, () -> BestTrial.of(records).map(best -> confusion(best, records)));
    put(figures, REFIT, () -> RefitMatrix.of(records).map(matrix -> ofTheRefit(matrix, records)));
    TablePlots.names(records)
        .forEach(
            (table, name) -> put(figures, name, () -> Optional.of(TablePlots.of(records, table))));
    SearchPlots.makers(records)
        .forEach((name, maker) -> put(figures, name, () -> Optional.of(maker.get())));
    return figures;
  }

  private static void put(
      Map<String, Figure> figures, String name, Supplier<Optional<? extends Figure>> maker) {
    try {
      maker.get().ifPresent(figure -> figures.put(name, figure));
    } catch (RuntimeException | LinkageError | InternalError e) {
      figures.put(name, new FailedFigure(e));
    }
  }

  /** Two figures of one computation, which takes time if there are many rows. */
  private static void putRankings(
      Map<String, Figure> figures, RunRecords records, SharedDiscrimination discrimination) {
    try {
      discrimination
          .get()
          .map(found -> new RankingFigures(found, classes(records)))
          .ifPresent(
              rankings -> {
                figures.put(ROC, rankings.roc());
                figures.put(PRECISION_RECALL, rankings.precisionRecall());
              });
    } catch (RuntimeException | LinkageError | InternalError e) {
      figures.put(ROC, new FailedFigure(e));
      figures.put(PRECISION_RECALL, new FailedFigure(e));
    }
  }

  private static List<String> classes(RunRecords records) {
    return PlotNames.of(records).of(records.provenance().data().classes());
  }

  private static Optional<Figure> gallery(
      RunRecords records,
      String purpose,
      BiFunction<List<SampleRow>, List<String>, Figure> gallery) {
    return hasSamples(records, purpose)
        ? Optional.of(gallery.apply(samples(records, purpose), classes(records)))
        : Optional.empty();
  }

  private static Optional<Figure> validationCurves(RunRecords records) {
    return hasValidationCurves(records)
        ? Optional.of(validationCurves(epochsOfTheBaseline(records), isOfADoneTrial(records)))
        : Optional.empty();
  }

  private static Optional<Figure> testCurves(RunRecords records) {
    return hasTestCurves(records)
        ? Optional.of(testCurves(epochsOfTheBaseline(records), isOfADoneTrial(records)))
        : Optional.empty();
  }

  private static Figure confusion(BestTrial best, RunRecords records) {
    return confusion(confusionTitle(best, records), best.matrix(), classes(records));
  }

  /** A confusion matrix: with numbers if it has few classes, with shades alone if it has many. */
  public static Figure confusion(String title, ConfusionTable matrix, List<String> names) {
    return showsCounts(matrix.classes())
        ? new ConfusionFigure(title, matrix, names)
        : new ConfusionMap(title, matrix, names);
  }

  /** Images of the first thirty classes, those of each in rows of so many. */
  public static Figure samples(List<SampleRow> samples, List<String> names, int columns) {
    return ImageGallery.inRows(samples, names, columns);
  }

  /** Whether the confusion matrix of so many classes has numbers in its cells. */
  public static boolean showsCounts(int classes) {
    return classes <= MOST_CLASSES_WITH_NUMBERS;
  }

  private static Figure ofTheRefit(ConfusionTable matrix, RunRecords records) {
    String variant = records.supplements().refit().get(0).variant();
    String title =
        "Confusion matrix, test set (refit of %s)".formatted(PlotNames.of(records).of(variant));
    return confusion(title, matrix, classes(records));
  }

  /** The path of a figure in the report. */
  public static String path(String name) {
    return "plots/" + name + ".png";
  }

  /** Whether there are images for a purpose. */
  public static boolean hasSamples(RunRecords records, String purpose) {
    return !samples(records, purpose).isEmpty();
  }

  /** The images for a purpose, in the order of their figure. */
  public static List<SampleRow> samples(RunRecords records, String purpose) {
    return records.samples().stream().filter(row -> row.purpose().equals(purpose)).toList();
  }

  /** Of how many classes {@link #SAMPLES} shows an image. */
  public static long shownClasses(RunRecords records) {
    return Math.min(ImageGallery.MOST_CLASSES, samples(records, SampleRow.CLASS_SAMPLE).size());
  }

  public static boolean hasValidationCurves(RunRecords records) {
    return epochsOfTheBaseline(records).stream()
        .anyMatch(epoch -> isFinite(epoch.valAccuracy()) && isFinite(epoch.valLoss()));
  }

  public static boolean hasTestCurves(RunRecords records) {
    return epochsOfTheBaseline(records).stream()
        .anyMatch(epoch -> isFinite(epoch.testAccuracy()) && isFinite(epoch.testLoss()));
  }

  private static boolean isFinite(Optional<Float> value) {
    return value.filter(Float::isFinite).isPresent();
  }

  /** Accuracy (left) and loss (right) after each epoch, on validation and training rows. */
  private static Figure validationCurves(List<EpochRow> epochs, Predicate<EpochRow> isDone) {
    String title = RunRecords.BASELINE + ": %s, validation and training";
    return new PanelGrid(
        List.of(
            new CurvePanel(
                title,
                "Accuracy",
                Curve.of(epochs, EpochRow::valAccuracy, isDone),
                Optional.of(Curve.of(epochs, row -> Optional.of(row.accuracy()), isDone))),
            new CurvePanel(
                title,
                "Loss",
                Curve.of(epochs, EpochRow::valLoss, isDone),
                Optional.of(Curve.of(epochs, row -> Optional.of(row.loss()), isDone)))),
        2);
  }

  /** The same on the test set, without the training rows. */
  private static Figure testCurves(List<EpochRow> epochs, Predicate<EpochRow> isDone) {
    String title = RunRecords.BASELINE + ": %s on the test set";
    return new PanelGrid(
        List.of(
            new CurvePanel(
                title,
                "Accuracy",
                Curve.of(epochs, EpochRow::testAccuracy, isDone),
                Optional.empty()),
            new CurvePanel(
                title, "Loss", Curve.of(epochs, EpochRow::testLoss, isDone), Optional.empty())),
        2);
  }

  private static Predicate<EpochRow> isOfADoneTrial(RunRecords records) {
    Set<List<Integer>> done =
        records.doneTrialsOfTheBaseline().stream()
            .map(trial -> List.of(trial.repeat(), trial.fold()))
            .collect(Collectors.toSet());
    return epoch -> done.contains(List.of(epoch.repeat(), epoch.fold()));
  }

  private static List<EpochRow> epochsOfTheBaseline(RunRecords records) {
    return records.epochs().stream()
        .filter(epoch -> epoch.variant().equals(RunRecords.BASELINE))
        .toList();
  }

  static String confusionTitle(BestTrial best, RunRecords records) {
    return String.format(
        Locale.ROOT,
        "Confusion matrix, %s (%s, %s)",
        best.setInWords(),
        PlotNames.of(records).of(best.trial().variant()),
        best.trial().place(records.isRepeated()));
  }
}
