package io.github.foldwise.reports;

/** How often the test set was looked at, and what that means. */
final class TestSetSection {
  private TestSetSection() {}

  static void write(Markdown out, RunRecords records) {
    long looks = records.epochs().stream().filter(EpochRow::looksAtTheTestSet).count();
    out.heading(2, "The test set");
    if (looks == 0 && !records.provenance().monitorsTest()) {
      out.paragraph("No trial looked at the test set while it was trained.");
      return;
    }
    out.paragraph(
        "The experiment monitors the test set: **it was looked at %s %s**, once after each epoch of"
                .formatted(Markdown.grouped(looks), looks == 1 ? "time" : "times")
            + " each trial.");
    out.paragraph(
        "What is monitored is no longer an unbiased estimate once anything is chosen by it: a number"
            + " of epochs, a variant, a trial to keep.",
        "Nothing in this report was: the best trial and the bold rows are chosen by validation rows"
            + " alone.",
        "But whoever reads the test curves and then changes the experiment chooses by them. Notebooks"
            + " that pass the test set as validation data do so unseen; an experiment that repeats such"
            + " a notebook looks as it did, in columns of their own.");
  }
}
