package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.RowNames;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Verdict.Kind;
import io.github.foldwise.reports.statistics.NoiseFloor;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the numbers of the report say, in words, and no more than their intervals support. */
final class FindingsSection {
  private FindingsSection() {}

  static void write(Markdown out, RunRecords records) {
    List<String> findings = new ArrayList<>();
    warnings(records).ifPresent(findings::add);
    List<SummaryTable> tables = SummaryTable.of(records.summary());
    RowNames names = RowNames.of(records);
    findings.addAll(comparisons(tables, names, records.provenance()));
    highestMean(records).ifPresent(findings::add);
    LearningFindings.of(records).ifPresent(findings::add);
    ClassFindings.of(records).ifPresent(findings::add);
    Nested.of(records)
        .map(nested -> nested(nested, records.provenance().score()))
        .ifPresent(findings::add);
    records.supplements().refit().forEach(row -> findings.add(refit(row, records)));
    published(records, tables).ifPresent(findings::add);
    Conclusion.of(tables, names).ifPresent(findings::add);
    if (!findings.isEmpty()) {
      out.heading(2, "Summary of findings");
      out.list(findings);
    }
  }

  private static Optional<String> warnings(RunRecords records) {
    int n = records.supplements().warnings().size();
    return n == 0
        ? Optional.empty()
        : Optional.of(
            Markdown.bold(Wording.count(n, "warning", "warnings"))
                + (n == 1
                    ? " below: read it before the figures."
                    : " below: read them before the figures."));
  }

  private static List<String> comparisons(
      List<SummaryTable> tables, RowNames names, Provenance provenance) {
    List<SummaryTable> withVariants =
        tables.stream().filter(table -> !table.variants().isEmpty()).toList();
    boolean noneIsCompared =
        withVariants.stream()
            .flatMap(table -> table.variants().stream())
            .allMatch(row -> row.verdict().isMissing());
    if (withVariants.isEmpty() || !noneIsCompared) {
      return withVariants.stream()
          .map(table -> TableFindings.of(table, names, provenance))
          .toList();
    }
    return List.of("No variant was compared with the baseline, so none can be called better.");
  }

  /** The highest of many means is also the luckiest. */
  private static Optional<String> highestMean(RunRecords records) {
    List<SummaryRow> rows =
        records.summary().stream()
            .filter(row -> row.mean().isPresent())
            .filter(row -> !NoiseFloor.isOfNextSeed(row.variant()))
            .filter(row -> row.verdict().kind() != Kind.NOT_COMPARABLE)
            .toList();
    int most = rows.stream().mapToInt(SummaryRow::n).max().orElse(0);
    List<SummaryRow> candidates = rows.stream().filter(row -> row.n() == most).toList();
    Map<String, String> specifications = records.specifications();
    long variants =
        candidates.stream()
            .map(SummaryRow::variant)
            .map(variant -> specifications.getOrDefault(variant, variant))
            .distinct()
            .count();
    if (variants < 2) {
      return Optional.empty();
    }
    SummaryRow best =
        candidates.stream()
            .max(Comparator.comparingDouble(row -> row.mean().orElseThrow()))
            .orElseThrow();
    return Optional.of(
        "The highest mean %s is %s, of %s. It is the highest of %s means, chosen on the same"
                .formatted(
                    records.provenance().score(),
                    NumberText.fixed(best.mean().orElseThrow()),
                    Wording.variant(best.variant()),
                    variants)
            + " rows that measured them, so as an estimate for new rows it is optimistic.");
  }

  private static String nested(Nested nested, String score) {
    return "When the variant is selected within the training rows of each fold, the %s on the rows outside is "
            .formatted(score)
        + NumberText.fixed(nested.outside().mean().orElseThrow())
        + nested.interval().map(interval -> " (95 % interval " + interval + ")").orElse("")
        + ". This estimate allows for the selection.";
  }

  private static String refit(RefitRow refit, RunRecords records) {
    if (!refit.isTested()) {
      return "%s was trained on all %s training rows. %s"
          .formatted(
              Wording.subject(Markdown.escape(refit.variant()), refit.variant()),
              NumberText.grouped(refit.trainRows()),
              RefitEstimate.of(refit, records));
    }
    return "%s, trained on all %s training rows, has %san accuracy of %s on the %s test rows (95 %% interval %s), which were used %s."
        .formatted(
            Wording.subject(Markdown.escape(refit.variant()), refit.variant()),
            NumberText.grouped(refit.trainRows()),
            records.provenance().hasOwnScore()
                ? "a %s of %s and "
                    .formatted(records.provenance().score(), RefitEstimate.score(refit, records))
                : "",
            NumberText.fixed(refit.testAccuracy().orElseThrow()),
            NumberText.grouped(refit.testRows().orElseThrow()),
            RefitEstimate.interval(refit),
            testSetUse(records));
  }

  private static String testSetUse(RunRecords records) {
    if (records.testEvaluations() > 0) {
      return "after each epoch of each trial, too";
    }
    return records.openedBefore().isPresent() ? "before, too" : "once";
  }

  private static Optional<String> published(RunRecords records, List<SummaryTable> tables) {
    List<Evidence> choices =
        PublishedTable.of(records.supplements().published(), tables).stream()
            .flatMap(table -> table.evidence().stream())
            .toList();
    if (choices.isEmpty()) {
      return Optional.empty();
    }
    List<String> counts = new ArrayList<>();
    for (Evidence.Finding finding : Evidence.Finding.values()) {
      long n = choices.stream().filter(choice -> choice.finding() == finding).count();
      if (n > 0) {
        counts.add("%s %s".formatted(n, finding.inWords(n)));
      }
    }
    return Optional.of(
        "%s published as best. By this run's comparisons, %s."
            .formatted(
                Wording.count(choices.size(), "choice was", "choices were"), Wording.list(counts)));
  }
}
