package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.FloatText;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.RowNames;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Verdict;
import io.github.foldwise.reports.records.Verdict.Kind;
import io.github.foldwise.reports.statistics.NoiseFloor;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The findings of one ablation table, in sentences. */
final class TableFindings {
  /** With more rows than this, only their number is given. */
  private static final int NAMED = 6;

  private final SummaryTable table;
  private final RowNames names;
  private final String score;
  private final List<String> sentences = new ArrayList<>();

  private TableFindings(SummaryTable table, RowNames names, String score) {
    this.table = table;
    this.names = names;
    this.score = score;
  }

  /** The sentences on one table of a run. */
  static String of(SummaryTable table, RowNames names, Provenance provenance) {
    return new TableFindings(table, names, provenance.score()).text(provenance.margin());
  }

  private String text(double margin) {
    sentences.add(Markdown.bold(Markdown.escape(table.name()) + "."));
    table.best().ifPresent(this::addBest);
    table.variants(Kind.BETTER).forEach(row -> sentences.add(difference(row, "better")));
    table.variants(Kind.WORSE).forEach(row -> sentences.add(difference(row, "worse")));
    addPracticallyEqual(table.variants(Kind.PRACTICALLY_EQUAL), margin);
    addUndecided();
    addNotComparable(table.variants(Kind.NOT_COMPARABLE));
    addPruned(table.variants(Kind.PRUNED));
    addNotCompared(table.variants(Verdict::isMissing));
    return String.join(" ", sentences);
  }

  /** Nothing is called the best unless every other row is worse. */
  private void addBest(SummaryRow row) {
    boolean isSupported = Evidence.of(table, row.variant()).isSupported();
    String others =
        row.variant().equals(RunRecords.BASELINE)
            ? ", and every other row is worse"
            : ", and every other row is worse than the baseline";
    List<String> first =
        table.rows().stream()
            .filter(each -> each.n() == row.n() && each.mean().equals(row.mean()))
            .filter(each -> !NoiseFloor.isOfNextSeed(each.variant()))
            .map(this::name)
            .toList();
    String names = Wording.list(first);
    sentences.add(
        "%s %s the highest mean, %s%s."
            .formatted(
                isSupported ? Markdown.bold(names) : names,
                first.size() == 1 ? "has" : "share",
                NumberText.fixed(row.mean().orElseThrow()),
                isSupported ? others : ""));
  }

  /** The sign of the difference is a word; the interval is that of its size. */
  private String difference(SummaryRow row, String verdict) {
    double diff = row.diff().orElseThrow();
    double low = row.diffLow().orElseThrow();
    double high = row.diffHigh().orElseThrow();
    boolean lower = diff < 0;
    return "%s the %s is %s %s than the baseline's (95 %% interval %s, %s after Holm): **%s**."
        .formatted(
            with(row.variant()),
            score,
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

  private void addPracticallyEqual(List<SummaryRow> rows, double margin) {
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

  private void addUndecided() {
    List<SummaryRow> rows = table.variants(Verdict::isUndecided);
    int compared = table.variants(Verdict::isCompared).size();
    if (rows.isEmpty()) {
      return;
    }
    if (rows.size() == 1) {
      SummaryRow row = rows.get(0);
      sentences.add(
          "%s is **undecided**: %s."
              .formatted(Markdown.escape(row.variant()), remedy(row.verdict())));
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
    Map<String, List<String>> names = new LinkedHashMap<>(); // by what would decide
    rows.forEach(
        row ->
            names
                .computeIfAbsent(remedy(row.verdict()), remedy -> new ArrayList<>())
                .add(Markdown.escape(row.variant())));
    return names.entrySet().stream()
        .map(alike -> "%s (%s)".formatted(Wording.list(alike.getValue()), alike.getKey()))
        .collect(Collectors.joining("; "));
  }

  private static String remedy(Verdict verdict) {
    return verdict.isTooClose() ? "too close to call with any number of repeats" : verdict.remedy();
  }

  private void addNotComparable(List<SummaryRow> rows) {
    if (!rows.isEmpty()) {
      sentences.add(
          "%s %s evaluated on other folds than the baseline, so not comparable: K changes the estimate, not the model."
              .formatted(names(rows), rows.size() == 1 ? "is" : "are"));
    }
  }

  private void addPruned(List<SummaryRow> rows) {
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
  private void addNotCompared(List<SummaryRow> rows) {
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

  private String name(SummaryRow row) {
    return Markdown.escape(names.of(row));
  }

  private static String names(List<SummaryRow> rows) {
    return rows.size() <= NAMED
        ? Wording.list(rows.stream().map(row -> Markdown.escape(row.variant())).toList())
        : rows.size() + " rows";
  }
}
