package io.github.foldwise.reports;

import java.util.List;
import java.util.stream.Collectors;

/** What other seeds alone change, where the run measured it. */
final class NoiseSection {
  private NoiseSection() {}

  static void write(Markdown out, RunRecords records) {
    NoiseFloor noise = NoiseFloor.of(records.trials());
    if (!noise.isMeasured()) {
      return;
    }
    out.heading(2, "The noise floor");
    out.paragraph(
        "How far mean accuracies lie apart where nothing but the seeds of weights, order and dropout"
            + " differs.",
        "Other seeds alone moved a row of the tables above by as much as "
            + Markdown.bold(Markdown.fixed(noise.difference()))
            + ": by itself a difference of that size speaks for no variant, which is why the verdicts"
            + " go by intervals.");
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
                    noise.means().stream().map(Markdown::fixed).collect(Collectors.joining(", ")),
                    Markdown.fixed(noise.sd()))
            + " means lie √2 times this deviation apart, and two rows of the tables, which are means"
            + " over %s repeats, %s."
                .formatted(noise.repeats(), Markdown.fixed(noise.differenceOfRows())));
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
        Markdown.signed(twins.difference()),
        twins
            .test()
            .map(test -> Markdown.signed(test.low()) + " to " + Markdown.signed(test.high()))
            .orElse("–"));
  }
}
