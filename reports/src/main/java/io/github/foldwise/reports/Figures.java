package io.github.foldwise.reports;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures that a run's records give, by the name of their files. */
final class Figures {
  static final String SAMPLES = "samples";
  static final String VALIDATION_CURVES = "curves-validation";
  static final String TEST_CURVES = "curves-test";
  static final String CONFUSION = "confusion";

  /** Of the figures of every run; those of the tables are {@link TablePlots}. */
  static final List<String> NAMES = List.of(SAMPLES, VALIDATION_CURVES, TEST_CURVES, CONFUSION);

  private Figures() {}

  /** Only those for which there is something to show. */
  static Map<String, Figure> of(RunRecords records) {
    List<String> classes = records.provenance().data().classes();
    Map<String, Figure> figures = new LinkedHashMap<>();
    if (hasSamples(records)) {
      figures.put(SAMPLES, new SamplesFigure(samples(records), classes));
    }
    if (hasValidationCurves(records)) {
      figures.put(VALIDATION_CURVES, validationCurves(records));
    }
    if (hasTestCurves(records)) {
      figures.put(TEST_CURVES, testCurves(records));
    }
    BestTrial.of(records)
        .ifPresent(
            best ->
                figures.put(
                    CONFUSION, new ConfusionFigure(confusionTitle(best), best.matrix(), classes)));
    figures.putAll(TablePlots.of(records));
    return figures;
  }

  /** Where the report finds a figure. */
  static String path(String name) {
    return "plots/" + name + ".png";
  }

  static boolean hasSamples(RunRecords records) {
    return !samples(records).isEmpty();
  }

  static boolean hasValidationCurves(RunRecords records) {
    return !validationCurves(records).isEmpty();
  }

  static boolean hasTestCurves(RunRecords records) {
    return !testCurves(records).isEmpty();
  }

  private static List<SampleRow> samples(RunRecords records) {
    return records.samples().stream()
        .filter(sample -> sample.purpose().equals(SampleRow.CLASS_SAMPLE))
        .sorted(Comparator.comparingInt(SampleRow::label))
        .toList();
  }

  private static CurvesFigure validationCurves(RunRecords records) {
    return CurvesFigure.ofValidation(RunRecords.BASELINE, epochsOfTheBaseline(records));
  }

  private static CurvesFigure testCurves(RunRecords records) {
    return CurvesFigure.ofTest(RunRecords.BASELINE, epochsOfTheBaseline(records));
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
