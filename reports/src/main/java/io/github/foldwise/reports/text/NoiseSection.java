package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.NoiseFloor;
import java.util.List;
import java.util.stream.Collectors;

/** How much other seeds alone change, if the run measured it. */
public final class NoiseSection {
  private NoiseSection() {}

  public static void write(Markdown out, RunRecords records) {
    NoiseFloor noise = NoiseFloor.of(records.trials());
    if (!noise.isMeasured()) {
      return;
    }
    out.heading(2, "The noise floor");
    out.paragraph(
        "How far mean %s differ when only the seeds of weights, order and dropout change."
            .formatted(records.provenance().hasOwnScore() ? "scores" : "accuracies"),
        "Other seeds alone moved a row of the tables above by up to "
            + Markdown.bold(NumberText.fixed(noise.difference()))
            + ": by itself a difference of that size favours no variant, so the verdicts use"
            + " intervals.");
    if (noise.means().size() > 1) {
      writeRepeats(out, noise);
    }
    if (!noise.twins().isEmpty()) {
      writeTwins(out, noise);
    }
  }

  private static void writeRepeats(Markdown out, NoiseFloor noise) {
    out.paragraph(
        "The baseline in %s repeats, each a mean over all folds: %s; standard deviation %s. Two such"
                .formatted(
                    noise.means().size(),
                    noise.means().stream().map(NumberText::fixed).collect(Collectors.joining(", ")),
                    NumberText.fixed(noise.sd()))
            + " means typically differ by √2 times this deviation; two rows of the tables, which"
            + " are"
            + " means over %s repeats, by %s."
                .formatted(noise.repeats(), NumberText.fixed(noise.differenceOfRows())));
  }

  private static void writeTwins(Markdown out, NoiseFloor noise) {
    out.paragraph("The same computation twice, the second time with the next repeat's seeds:");
    out.table(
        "llrrr",
        List.of("First", "Second", "Pairs", "Difference", "95 % interval"),
        noise.twins().stream().map(NoiseSection::row).toList());
  }

  private static List<String> row(NoiseFloor.Twins twins) {
    return List.of(
        Markdown.escape(twins.first()),
        Markdown.escape(twins.second()),
        Integer.toString(twins.differences().size()),
        NumberText.signed(twins.difference()),
        twins.test().map(test -> Wording.signedInterval(test.low(), test.high())).orElse("–"));
  }
}
