package io.github.foldwise.reports.text;

import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.BestTrial;

/** How often the test set was used, and what follows from it. */
final class TestSetSection {
  private TestSetSection() {}

  static void write(Markdown out, RunRecords records) {
    if (records.provenance().data().testRows() == 0) {
      return;
    }
    long uses = records.testEvaluations();
    out.heading(2, "The test set");
    if (uses == 0 && !records.provenance().monitorsTest()) {
      out.paragraph(
          "No trial in these tables used the test set during training.", lastUse(records));
      writeOpenedBefore(out, records);
      return;
    }
    out.paragraph(
        "The experiment monitors the test set: **it was used %s**, once after each epoch of"
                .formatted(Wording.count(uses, "time", "times"))
            + " each trial"
            + (isRefit(records) ? ofTheRefit(uses) : "."));
    writeOpenedBefore(out, records);
    out.paragraph(
        "A monitored figure is no longer an unbiased estimate once anything is chosen by it: the"
            + " number of epochs, a variant, a trial to keep.",
        "Nothing in this report was: the best trial and the bold rows are chosen by validation rows"
            + " alone.",
        "But if you read the test curves and then change the experiment, you choose by them. An"
            + " experiment that repeats a notebook which validated on its test set must use it just"
            + " as often; these figures are in separate columns.");
  }

  private static void writeOpenedBefore(Markdown out, RunRecords records) {
    records
        .openedBefore()
        .ifPresent(
            warning ->
                out.paragraph(
                    Markdown.bold("It had been opened before."),
                    Markdown.sentence(warning.finding()),
                    Markdown.sentence(warning.consequence())));
  }

  private static boolean isRefit(RunRecords records) {
    return records.supplements().refit().stream().anyMatch(RefitRow::isTested);
  }

  private static String ofTheRefit(long uses) {
    return ", and once more for the refit: **%s in all**. So the refit was not the first use of the test set."
        .formatted(Wording.count(uses + 1, "time", "times"));
  }

  private static String lastUse(RunRecords records) {
    if (isRefit(records)) {
      return (records.openedBefore().isPresent()
              ? "It was opened for the refit, after everything was chosen."
              : "It was opened **once**, for the refit, after everything was chosen.")
          + (isShownByAMatrix(records)
              ? " The confusion matrix of the best trial uses it too."
              : "");
    }
    return isShownByAMatrix(records)
        ? "Only the confusion matrix above uses it, after the best trial was chosen."
        : "Nothing above uses it.";
  }

  private static boolean isShownByAMatrix(RunRecords records) {
    return BestTrial.of(records).filter(BestTrial::isOnTheTestSet).isPresent();
  }
}
