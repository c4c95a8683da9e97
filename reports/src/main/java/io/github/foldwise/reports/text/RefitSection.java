package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.FloatText;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.WilsonInterval;

/** The best variant, trained on all training rows and evaluated on the test set. */
final class RefitSection {
  private RefitSection() {}

  static void write(Markdown out, RunRecords records) {
    records.supplements().refit().forEach(refit -> write(out, refit));
  }

  private static void write(Markdown out, RefitRow refit) {
    WilsonInterval interval =
        WilsonInterval.of(FloatText.widen(refit.testAccuracy()), refit.testRows());
    out.heading(2, "The refit and its test accuracy");
    out.paragraph(
        "The variant %s has the highest mean validation accuracy of %s."
            .formatted(
                Markdown.bold(Markdown.escape(refit.variant())),
                Wording.count(refit.candidates(), "variant", "variants")),
        "It was trained once more, on all %s training rows for %s with seed %s, and then evaluated on the %s test rows."
            .formatted(
                NumberText.grouped(refit.trainRows()),
                Wording.count(refit.epochs(), "epoch", "epochs"),
                refit.seed(),
                NumberText.grouped(refit.testRows())));
    out.paragraph(
        "**Its test accuracy is %s**; the 95 %% interval is %s (Wilson). The test loss is %s, of which %s is data loss."
            .formatted(
                NumberText.fixed(refit.testAccuracy()),
                Wording.interval(interval.low(), interval.high()),
                NumberText.fixed(refit.testLoss()),
                NumberText.fixed(refit.testDataLoss())),
        "`best-model.foldwise` holds the model; `TrainedModel.load` reads it.",
        "The interval is for this one trained model on new rows like the test rows; another seed"
            + " gives another model.");
  }
}
