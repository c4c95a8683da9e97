package io.github.foldwise.reports.comparison;

import io.github.foldwise.reports.format.FloatText;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.reports.records.ComparedRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.UnreadableRunException;
import io.github.foldwise.reports.records.Verdict.Kind;
import io.github.foldwise.reports.statistics.Summaries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Variants of several runs, each compared with the first one: the baseline of the first run, unless
 * a variant is named there.
 *
 * <p>If two runs have the same data, and folds of the same rows, their trials are paired by repeat
 * and fold, as those of one run are in {@link Summaries}. Otherwise a variant has its mean and
 * spread alone, and a note says why.
 */
public final class RunComparison {
  private static final String TABLE = "comparison";

  private final List<ComparedVariant> variants;
  private final List<ComparedRow> rows;
  private final Set<String> unpaired;

  private RunComparison(List<ComparedVariant> variants) {
    this.variants = variants;
    this.unpaired = new LinkedHashSet<>();
    for (ComparedVariant variant : variants) {
      if (!Pairing.obstacle(variants.get(0), variant).isEmpty()) {
        unpaired.add(variant.fullName());
      }
    }
    this.rows = rows(variants, unpaired);
  }

  /**
   * Reads runs and compares them.
   *
   * @param choices at least one
   * @throws UnreadableRunException if a folder is no run directory, or has no such variant; it
   *     names all of them
   */
  public static RunComparison of(List<RunChoice> choices) {
    return new RunComparison(ComparedRuns.read(choices));
  }

  private static List<ComparedRow> rows(List<ComparedVariant> variants, Set<String> unpaired) {
    Map<String, List<TrialRow>> trials = new LinkedHashMap<>();
    for (ComparedVariant variant : variants) {
      trials.put(trials.isEmpty() ? RunRecords.BASELINE : variant.fullName(), variant.trials());
    }
    List<SummaryRow> figures =
        Summaries.of(
            new AblationTable(TABLE, List.copyOf(trials.keySet()), unpaired),
            trials,
            variants.get(0).run().provenance().margin());
    List<ComparedRow> rows = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      ComparedVariant variant = variants.get(i);
      rows.add(ComparedRow.of(variant.run().name(), variant.name(), figures.get(i)));
    }
    return List.copyOf(rows);
  }

  /** The rows; the first one is what all others are compared with. */
  public List<ComparedRow> rows() {
    return rows;
  }

  /** What the figures are, in words. */
  public String method() {
    return ("%s is mean ± standard deviation over n done trials. Differences are to %s,"
            + " paired by repeat and fold, with 95 %% intervals (Nadeau and Bengio, 2003); p is"
            + " corrected for the rows that are tested (Holm, 1979). The margin is ±%s.")
        .formatted(
            score(),
            rows.get(0).name(),
            FloatText.statistic(variants.get(0).run().provenance().margin()));
  }

  /** What the runs go by; runs of different scores have no figure in common. */
  private String score() {
    List<String> scores =
        variants.stream()
            .map(variant -> variant.run().provenance().scoreTitle())
            .distinct()
            .toList();
    return scores.size() == 1 ? scores.get(0) : "Score";
  }

  /** The header of {@link #table}. */
  public List<String> header() {
    return List.of("Variant", "n", score(), "Difference", "95 % interval", "p (Holm)", "Verdict");
  }

  /** The rows as text. */
  public List<List<String>> table() {
    return rows.stream().map(RunComparison::cells).toList();
  }

  private static List<String> cells(ComparedRow row) {
    return List.of(
        row.name(),
        Integer.toString(row.n()),
        row.mean().isEmpty()
            ? "–"
            : NumberText.fixed(row.mean().getAsDouble())
                + (row.sd().isPresent() ? " ± " + NumberText.fixed(row.sd().getAsDouble()) : ""),
        row.diff().isPresent() ? NumberText.signed(row.diff().getAsDouble()) : "–",
        row.diffLow().isPresent()
            ? "%s to %s"
                .formatted(
                    NumberText.signed(Math.max(-1, row.diffLow().getAsDouble())),
                    NumberText.signed(Math.min(1, row.diffHigh().orElseThrow())))
            : "–",
        row.pHolm().isPresent() ? NumberText.probability(row.pHolm().getAsDouble()) : "–",
        row.verdict().kind() == Kind.NONE ? "–" : row.verdict().inShort());
  }

  /** What a reader must know about the rows, in sentences. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    unpaired(notes);
    pairs(notes);
    chosen(notes);
    variants.stream()
        .map(ComparedVariant::run)
        .distinct()
        .forEach(run -> RunDifferences.of(variants.get(0).run(), run, notes));
    return notes;
  }

  private void unpaired(List<String> notes) {
    ComparedVariant first = variants.get(0);
    Map<String, List<String>> byObstacle = new LinkedHashMap<>();
    for (ComparedVariant variant : variants.subList(1, variants.size())) {
      String obstacle = Pairing.obstacle(first, variant);
      if (!obstacle.isEmpty()) {
        byObstacle.computeIfAbsent(obstacle, key -> new ArrayList<>()).add(variant.fullName());
      } else if (variant.specification().equals(first.specification())) {
        notes.add(
            "%s and %s are the same computation.".formatted(variant.fullName(), first.fullName()));
      }
    }
    byObstacle.forEach(
        (obstacle, names) ->
            notes.add(
                "%s cannot be paired with %s, and no test is possible: %s."
                    .formatted(list(names), first.fullName(), obstacle)));
  }

  private void pairs(List<String> notes) {
    Map<Integer, List<String>> byPairs = new TreeMap<>();
    for (ComparedRow row : rows) {
      int pairs = row.df().isPresent() ? (int) row.df().getAsDouble() + 1 : 1;
      if (row.diff().isPresent() && pairs < Math.max(rows.get(0).n(), row.n())) {
        byPairs.computeIfAbsent(pairs, key -> new ArrayList<>()).add(row.name());
      }
    }
    byPairs.forEach(
        (pairs, names) ->
            notes.add(
                "The difference of %s is over %s: only these folds are done in both."
                    .formatted(list(names), pairs == 1 ? "1 pair" : pairs + " pairs")));
  }

  private void chosen(List<String> notes) {
    List<String> best =
        variants.stream()
            .filter(variant -> variant.chosenOf() > 1)
            .map(variant -> "%s (of %s variants)".formatted(variant.fullName(), variant.chosenOf()))
            .toList();
    if (!best.isEmpty()) {
      notes.add(
          "The highest mean of its run: %s. As an estimate for new rows it is optimistic."
              .formatted(list(best)));
    }
  }

  private static String list(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }
}
