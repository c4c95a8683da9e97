package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SampleRow;
import io.github.foldwise.reports.statistics.BestTrial;
import io.github.foldwise.reports.statistics.Calibration;
import io.github.foldwise.reports.statistics.Curve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The figures of a run's records, by file name. */
public final class Figures {
  public static final String SAMPLES = "samples";
  public static final String VALIDATION_CURVES = "curves-validation";
  public static final String TEST_CURVES = "curves-test";
  public static final String CONFUSION = "confusion";
  public static final String CONFUSED = "confused";
  public static final String WORST = "worst";
  public static final String CALIBRATION = "calibration";

  /** The names of the figures that any run may have; {@link TablePlots} has those of tables. */
  public static final List<String> NAMES =
      List.of(SAMPLES, VALIDATION_CURVES, TEST_CURVES, CONFUSED, WORST, CALIBRATION, CONFUSION);

  private Figures() {}

  /** The figures that have something to show. */
  public static Map<String, Figure> of(RunRecords records) {
    List<String> classes = PlotNames.of(records).of(records.provenance().data().classes());
    Map<String, Figure> figures = new LinkedHashMap<>();
    if (hasSamples(records, SampleRow.CLASS_SAMPLE)) {
      figures.put(
          SAMPLES, ImageGallery.ofClasses(samples(records, SampleRow.CLASS_SAMPLE), classes));
    }
    if (hasValidationCurves(records)) {
      figures.put(
          VALIDATION_CURVES,
          curves(records, "validation rows", EpochRow::valAccuracy, EpochRow::valLoss));
    }
    if (hasTestCurves(records)) {
      figures.put(
          TEST_CURVES, curves(records, "test set", EpochRow::testAccuracy, EpochRow::testLoss));
    }
    if (hasSamples(records, SampleRow.CONFUSED)) {
      figures.put(CONFUSED, ImageGallery.ofMistakes(samples(records, SampleRow.CONFUSED), classes));
    }
    if (hasSamples(records, SampleRow.WORST)) {
      figures.put(WORST, ImageGallery.ofMistakes(samples(records, SampleRow.WORST), classes));
    }
    Calibration.of(records)
        .ifPresent(calibration -> figures.put(CALIBRATION, new CalibrationFigure(calibration)));
    BestTrial.of(records)
        .ifPresent(
            best ->
                figures.put(
                    CONFUSION, new ConfusionFigure(confusionTitle(best), best.matrix(), classes)));
    figures.putAll(TablePlots.of(records));
    return figures;
  }

  /** The path of a figure in the report. */
  public static String path(String name) {
    return "plots/" + name + ".png";
  }

  /** Whether there are images for a purpose. */
  public static boolean hasSamples(RunRecords records, String purpose) {
    return !samples(records, purpose).isEmpty();
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

  private static List<SampleRow> samples(RunRecords records, String purpose) {
    return records.samples().stream().filter(s -> s.purpose().equals(purpose)).toList();
  }

  /** Accuracy (left) and loss (right) of the baseline after each epoch, on one set of rows. */
  private static Figure curves(
      RunRecords records,
      String rows,
      Function<EpochRow, Optional<Float>> accuracy,
      Function<EpochRow, Optional<Float>> loss) {
    String title = RunRecords.BASELINE + ": %s on the " + rows;
    List<EpochRow> epochs = epochsOfTheBaseline(records);
    Predicate<EpochRow> isDone = isOfADoneTrial(records);
    return new PanelGrid(
        List.of(
            new CurvePanel(title, "Accuracy", Curve.of(epochs, accuracy, isDone)),
            new CurvePanel(title, "Loss", Curve.of(epochs, loss, isDone))),
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

  private static String confusionTitle(BestTrial best) {
    return "Confusion matrix, " + best.setInWords() + " (" + best.name() + ")";
  }
}
