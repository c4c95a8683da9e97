package io.github.foldwise.reports.text;

import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.BestTrial;

/** How often the test set was looked at, and what that means. */
final class TestSetSection {
  private TestSetSection() {}

  static void write(Markdown out, RunRecords records) {
    long looks = records.looksAtTheTestSet();
    out.heading(2, "The test set");
    if (looks == 0 && !records.provenance().monitorsTest()) {
      out.paragraph(
          "No trial of these tables looked at the test set while it was trained.",
          lastLook(records));
      writeOpenedBefore(out, records);
      return;
    }
    out.paragraph(
        "The experiment monitors the test set: **it was looked at %s**, once after each epoch of"
                .formatted(Wording.count(looks, "time", "times"))
            + " each trial"
            + (isRefit(records) ? ofTheRefit(looks) : "."));
    writeOpenedBefore(out, records);
    out.paragraph(
        "What is monitored is no longer an unbiased estimate once anything is chosen by it: a number"
            + " of epochs, a variant, a trial to keep.",
        "Nothing in this report was: the best trial and the bold rows are chosen by validation rows"
            + " alone.",
        "But whoever reads the test curves and then changes the experiment chooses by them. An"
            + " experiment that repeats a notebook which validated on its test set must look as often"
            + " as the notebook did; the looks stand in columns of their own.");
  }

  private static void writeOpenedBefore(Markdown out, RunRecords records) {
    records
        .openedBefore()
        .ifPresent(
            warning ->
                out.paragraph(
                    Markdown.bold("It had been opened before."),
                    Markdown.escape(warning.finding()),
                    Markdown.escape(warning.consequence())));
  }

  private static boolean isRefit(RunRecords records) {
    return !records.supplements().refit().isEmpty();
  }

  private static String ofTheRefit(long looks) {
    return ", and once more for the refit: **%s in all**. The figure of the refit is not that of a first look."
        .formatted(Wording.count(looks + 1, "time", "times"));
  }

  private static String lastLook(RunRecords records) {
    if (isRefit(records)) {
      return (records.openedBefore().isPresent()
              ? "It was opened for the refit, when all had been chosen."
              : "It was opened **once**, for the refit, when all had been chosen.")
          + (isShownByAMatrix(records)
              ? " The confusion matrix of the best trial shows it too."
              : "");
    }
    return isShownByAMatrix(records)
        ? "Only the confusion matrix above shows it, after the best trial was chosen."
        : "Nothing above shows it.";
  }

  private static boolean isShownByAMatrix(RunRecords records) {
    return BestTrial.of(records).filter(BestTrial::isOnTheTestSet).isPresent();
  }
}
