package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.FloatText;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Verdict;
import io.github.foldwise.reports.records.Verdict.Kind;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The findings of one ablation table, in sentences. */
final class TableFindings {
  /** With more rows than this, only their number is given. */
  private static final int NAMED = 6;

  private TableFindings() {}

  /** The sentences on one table; a difference of accuracies below the margin does not matter. */
  static String of(SummaryTable table, double margin) {
    List<String> sentences = new ArrayList<>();
    sentences.add(Markdown.bold(Markdown.escape(table.name()) + "."));
    table.variants(Kind.BETTER).forEach(row -> sentences.add(difference(row, "better")));
    table.variants(Kind.WORSE).forEach(row -> sentences.add(difference(row, "worse")));
    addPracticallyEqual(sentences, table.variants(Kind.PRACTICALLY_EQUAL), margin);
    addUndecided(sentences, table);
    addNotComparable(sentences, table.variants(Kind.NOT_COMPARABLE));
    addPruned(sentences, table.variants(Kind.PRUNED));
    addNotCompared(sentences, table.variants(Verdict::isMissing));
    return String.join(" ", sentences);
  }

  /** The sign of the difference is a word; the interval is that of its size. */
  private static String difference(SummaryRow row, String verdict) {
    double diff = row.diff().orElseThrow();
    double low = row.diffLow().orElseThrow();
    double high = row.diffHigh().orElseThrow();
    boolean lower = diff < 0;
    return "%s the accuracy is %s %s than the baseline's (95 %% interval %s, %s after Holm): **%s**."
        .formatted(
            with(row.variant()),
            NumberText.fixed(Math.abs(diff)),
            lower ? "lower" : "higher",
            lower ? Wording.interval(-high, -low) : Wording.interval(low, high),
            Wording.p(row.pHolm().orElseThrow()),
            verdict);
  }

  private static String with(String variant) {
    return variant.startsWith("without ")
        ? "Without " + Markdown.escape(variant.substring("without ".length()))
        : "With " + Markdown.escape(variant);
  }

  private static void addPracticallyEqual(
      List<String> sentences, List<SummaryRow> rows, double margin) {
    if (!rows.isEmpty()) {
      sentences.add(
          "%s %s **practically equal** to the baseline: the 95 %% interval of %s lies within ± %s."
              .formatted(
                  names(rows),
                  rows.size() == 1 ? "is" : "are",
                  rows.size() == 1 ? "the difference" : "each difference",
                  FloatText.statistic(margin)));
    }
  }

  private static void addUndecided(List<String> sentences, SummaryTable table) {
    List<SummaryRow> rows = table.variants(Verdict::isUndecided);
    int compared = table.variants(Verdict::isCompared).size();
    if (rows.isEmpty()) {
      return;
    }
    if (rows.size() == 1) {
      SummaryRow row = rows.get(0);
      sentences.add(
          "%s is **undecided**: %s."
              .formatted(Markdown.escape(row.variant()), row.verdict().remedy()));
      return;
    }
    String count =
        rows.size() == compared
            ? "No variant can be distinguished from the baseline: %s are **undecided**"
                .formatted(compared == 2 ? "both" : "all " + compared)
            : "%s of %s compared rows are **undecided**".formatted(rows.size(), compared);
    sentences.add(count + (rows.size() <= NAMED ? ": " + undecided(rows) : "") + ".");
  }

  private static String undecided(List<SummaryRow> rows) {
    return Wording.list(
        rows.stream()
            .map(row -> "%s (%s)".formatted(Markdown.escape(row.variant()), row.verdict().remedy()))
            .toList());
  }

  private static void addNotComparable(List<String> sentences, List<SummaryRow> rows) {
    if (!rows.isEmpty()) {
      sentences.add(
          "%s %s evaluated on other folds than the baseline, so not comparable: K changes the estimate, not the model."
              .formatted(names(rows), rows.size() == 1 ? "is" : "are"));
    }
  }

  private static void addPruned(List<String> sentences, List<SummaryRow> rows) {
    if (!rows.isEmpty()) {
      sentences.add(
          "%s %s **pruned**: given up as hopeless before %s last trial."
              .formatted(
                  names(rows),
                  rows.size() == 1 ? "was" : "were",
                  rows.size() == 1 ? "its" : "their"));
    }
  }

  /** Grouped by reason: {@code diverged}, {@code failed}, or none. */
  private static void addNotCompared(List<String> sentences, List<SummaryRow> rows) {
    rows.stream()
        .collect(
            Collectors.groupingBy(SummaryRow::verdict, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (why, alike) ->
                sentences.add(
                    "%s %s not compared%s."
                        .formatted(
                            names(alike),
                            alike.size() == 1 ? "was" : "were",
                            why.kind() == Kind.NONE ? "" : ": every trial " + why)));
  }

  private static String names(List<SummaryRow> rows) {
    return rows.size() <= NAMED
        ? Wording.list(rows.stream().map(row -> Markdown.escape(row.variant())).toList())
        : rows.size() + " rows";
  }
}
