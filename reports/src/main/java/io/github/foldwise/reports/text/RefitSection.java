package io.github.foldwise.reports.text;

import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.ConfusionTable;
import io.github.foldwise.reports.statistics.RefitMatrix;

/** The best variant, trained on all training rows and evaluated on the test set if there is one. */
final class RefitSection {
  private static final String MODEL =
      "`best-model.foldwise` holds the model; `TrainedModel.load` reads it.";

  private RefitSection() {}

  static void write(Markdown out, RunRecords records) {
    records.supplements().refit().forEach(refit -> write(out, refit, records));
  }

  private static void write(Markdown out, RefitRow refit, RunRecords records) {
    out.heading(2, refit.isTested() ? "The refit and its test accuracy" : "The refit");
    out.paragraph(
        chosen(refit, records),
        "It was trained once more, on all %s training rows for %s with seed %s%s."
            .formatted(
                NumberText.grouped(refit.trainRows()),
                Wording.count(refit.epochs(), "epoch", "epochs"),
                refit.seed(),
                refit.testRows().isPresent()
                    ? ", and then evaluated on the %s test rows"
                        .formatted(NumberText.grouped(refit.testRows().getAsInt()))
                    : ""));
    if (refit.isTested()) {
      writeScore(out, refit, records);
      writeTest(out, refit);
      RefitMatrix.of(records).ifPresent(matrix -> writeMatrix(out, matrix, records));
    } else {
      out.paragraph(RefitEstimate.of(refit, records), MODEL);
    }
  }

  private static String chosen(RefitRow refit, RunRecords records) {
    String subject =
        Wording.subject(Markdown.bold(Markdown.escape(refit.variant())), refit.variant());
    return refit.candidates() == 1
        ? "%s was the only variant to choose from.".formatted(subject)
        : "%s has the highest mean validation %s of %s."
            .formatted(
                subject,
                records.provenance().score(),
                Wording.count(refit.candidates(), "variant", "variants"));
  }

  private static void writeScore(Markdown out, RefitRow refit, RunRecords records) {
    if (records.provenance().hasOwnScore()) {
      out.paragraph(
          "Its test %s is %s."
              .formatted(records.provenance().score(), RefitEstimate.score(refit, records)));
    }
  }

  private static void writeTest(Markdown out, RefitRow refit) {
    out.paragraph(
        "**Its test accuracy is %s**; the 95 %% interval is %s (Wilson). The test loss is %s, of which %s is data loss."
            .formatted(
                NumberText.fixed(refit.testAccuracy().orElseThrow()),
                RefitEstimate.interval(refit),
                NumberText.fixed(refit.testLoss().orElseThrow()),
                NumberText.fixed(refit.testDataLoss().orElseThrow())),
        MODEL,
        "The interval is for this one trained model on new rows like the test rows; another seed"
            + " gives another model.");
  }

  private static void writeMatrix(Markdown out, ConfusionTable matrix, RunRecords records) {
    out.image(
        "Confusion matrix of the refit on the test set: true classes downwards, predicted classes"
            + " to the right",
        Figures.path(Figures.REFIT));
    ClassTable.write(out, matrix, records.provenance().data().classes());
  }
}
