package io.github.foldwise.reports.text;

import io.github.foldwise.reports.records.RunRecords;

/** The run's warnings, each with its consequence. */
final class WarningsSection {
  private WarningsSection() {}

  static void write(Markdown out, RunRecords records) {
    if (records.supplements().warnings().isEmpty()) {
      return;
    }
    out.heading(2, "Warnings");
    out.list(
        records.supplements().warnings().stream()
            .map(
                warning ->
                    "%s %s *Consequence:* %s"
                        .formatted(
                            Markdown.bold(Markdown.sentence(warning.kind()) + "."),
                            Markdown.sentence(warning.finding()),
                            Markdown.sentence(warning.consequence())))
            .toList());
  }
}
