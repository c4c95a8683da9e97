package io.github.foldwise.reports;

/** How often the test set was looked at, and what that means. */
final class TestSetSection {
  private static final String ONE_LOOK =
      "It was opened **once**, for the refit, when all had been chosen.";

  private TestSetSection() {}

  static void write(Markdown out, RunRecords records) {
    long looks = records.epochs().stream().filter(EpochRow::looksAtTheTestSet).count();
    int refits = records.supplements().refit().size();
    out.heading(2, "The test set");
    if (looks == 0 && !records.provenance().monitorsTest()) {
      out.paragraph(
          "No trial looked at the test set while it was trained.",
          refits == 0 ? lastLook(records) : ONE_LOOK);
      return;
    }
    out.paragraph(
        "The experiment monitors the test set: **it was looked at %s**, once after each epoch of"
                .formatted(times(looks))
            + " each trial"
            + (refits == 0
                ? "."
                : ", and once more for the refit: **%s in all**. The figure of the refit is not that"
                        .formatted(times(looks + refits))
                    + " of a first look."));
    out.paragraph(
        "What is monitored is no longer an unbiased estimate once anything is chosen by it: a number"
            + " of epochs, a variant, a trial to keep.",
        "Nothing in this report was: the best trial and the bold rows are chosen by validation rows"
            + " alone.",
        "But whoever reads the test curves and then changes the experiment chooses by them. An"
            + " experiment that repeats a notebook which validated on its test set must look as often"
            + " as the notebook did; the looks stand in columns of their own.");
  }

  private static String times(long looks) {
    return Markdown.grouped(looks) + (looks == 1 ? " time" : " times");
  }

  private static String lastLook(RunRecords records) {
    return BestTrial.of(records).filter(BestTrial::isOnTheTestSet).isPresent()
        ? "Only the confusion matrix above shows it, after the best trial was chosen."
        : "Nothing above shows it.";
  }
}
