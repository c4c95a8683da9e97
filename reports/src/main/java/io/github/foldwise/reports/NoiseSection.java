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
        Markdown.bold(
                "A difference in the tables above that is smaller than "
                    + Markdown.fixed(noise.difference())
                    + " is noise")
            + ": other seeds alone gave as much.");
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
            + " means differ with √2 times this deviation, by "
            + Markdown.fixed(Math.sqrt(2) * noise.sd())
            + ".");
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
