package io.github.foldwise.reports.text;

import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.Calibration;

/** Whether the baseline's probabilities match its accuracy. */
final class CalibrationSection {
  private CalibrationSection() {}

  static void write(Markdown out, RunRecords records) {
    Calibration.of(records)
        .ifPresent(calibration -> write(out, calibration, records.provenance().repeats()));
  }

  private static void write(Markdown out, Calibration calibration, long repeats) {
    double confidence = calibration.meanConfidence();
    double accuracy = calibration.meanAccuracy();
    out.heading(2, "Calibration of the baseline");
    out.paragraph(
        "On %s the predicted class has a mean probability of %s, and %s of the predictions are right: on average the probabilities are %s too %s."
            .formatted(
                rows(calibration, repeats),
                NumberText.fixed(confidence),
                NumberText.fixed(accuracy),
                NumberText.fixed(Math.abs(confidence - accuracy)),
                confidence < accuracy ? "low" : "high"),
        "The expected calibration error, the mean gap between the two over the %s of [0, 1] that %s rows, is %s."
            .formatted(
                Wording.count(calibration.bins().size(), "bin", "bins"),
                calibration.bins().size() == 1 ? "holds" : "hold",
                Markdown.bold(NumberText.fixed(calibration.error()))));
    out.paragraph(
        "A point below the diagonal is a bin in which the model is overconfident. The bars"
            + " are Wilson's 95 % intervals of the accuracy"
            + (calibration.n() > calibration.rows()
                ? ", over rows, not over their repeats."
                : "."));
    out.image(
        "Accuracy against the probability of the predicted class, and the number of rows per bin",
        Figures.path(Figures.CALIBRATION));
  }

  private static String rows(Calibration calibration, long repeats) {
    String n = NumberText.grouped(calibration.n());
    if (calibration.n() == calibration.rows()) {
      return n + " validation rows";
    }
    return calibration.n() == repeats * calibration.rows()
        ? "%s predictions, %s of each validation row,".formatted(n, repeats)
        : "%s predictions of %s different validation rows"
            .formatted(n, NumberText.grouped(calibration.rows()));
  }
}
