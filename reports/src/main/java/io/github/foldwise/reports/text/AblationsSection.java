package io.github.foldwise.reports.text;

import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.figure.TablePlots;
import io.github.foldwise.reports.format.FloatText;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.RowNames;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.Verdict;
import io.github.foldwise.reports.records.Verdict.Kind;
import io.github.foldwise.reports.statistics.ConfusionTable;
import io.github.foldwise.reports.statistics.ScoreInterval;
import io.github.foldwise.reports.statistics.Search;
import io.github.foldwise.reports.statistics.SummaryTable;
import io.github.foldwise.reports.statistics.WilsonInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** For each table: the comparison with the baseline, its plot, and the parts of the loss. */
final class AblationsSection {
  private final Markdown out;
  private final RunRecords records;
  private final Provenance provenance;
  private final Map<String, String> plots;
  private final RowNames names;

  private AblationsSection(Markdown out, RunRecords records) {
    this.out = out;
    this.records = records;
    this.provenance = records.provenance();
    this.plots = TablePlots.names(records);
    this.names = RowNames.of(records);
  }

  static void write(Markdown out, RunRecords records) {
    List<SummaryTable> tables = SummaryTable.of(records.summary());
    if (tables.stream().anyMatch(table -> table.rows().size() > 1)) { // not the baseline alone
      new AblationsSection(out, records).write(tables);
    }
  }

  private void write(List<SummaryTable> tables) {
    out.heading(2, "Ablations");
    writeMethod();
    writeVerdicts();
    if (!records.supplements().costs().isEmpty()) {
      out.paragraph(CostColumns.EXPLANATION);
    }
    tables.forEach(table -> writeTable(table.name(), table.rows()));
  }

  private void writeMethod() {
    out.paragraph(
        "Each variant is compared with the baseline fold by fold, over the folds that are done in"
            + " both. %s is mean ± standard deviation over n done trials; the difference is"
                .formatted(provenance.scoreTitle())
            + " the variant's %s minus the baseline's.".formatted(provenance.score()),
        "The 95 % intervals and p allow for training rows that folds share (Nadeau and Bengio,"
            + " 2003); p is corrected for the number of variants in a table (Holm, 1979). P(better)"
            + " is Student's distribution function at the difference over its standard error; 0.5"
            + " favours neither.",
        isCut()
            ? "Intervals are cut where no %s (0 to 1) and no difference (−1 to 1) can lie;"
                    .formatted(provenance.score())
                + " `summary.csv` holds them uncut."
            : "");
  }

  private void writeVerdicts() {
    String margin = FloatText.statistic(provenance.margin());
    out.paragraph(
        "*Practically equal*: the whole interval of the difference lies within ±"
            + margin
            + ", too small to matter. *Better*, *worse*: Holm's p is below 0.05."
            + " *Undecided*: neither; the number of repeats in brackets would decide it if mean and"
            + " standard deviation stayed the same.",
        isTooClose()
            ? "*Too close to call*: no number of repeats would decide it. Folds share their"
                + " training rows, so repeats narrow an interval only down to a limit, and the"
                + " difference lies too near to 0 or to the margin for that limit."
            : "",
        "**Bold marks a variant that is better than the baseline, and nothing else**: in every"
            + " table some mean is the highest by chance alone.",
        records.summary().stream().anyMatch(AblationsSection::isPenalised)
            ? "Loss is data loss plus penalty. A variant may change the penalty by definition, so"
                + " compare the data loss."
            : "");
  }

  private boolean isCut() {
    return records.summary().stream()
        .anyMatch(
            row ->
                row.ciLow().orElse(0) < 0
                    || row.ciHigh().orElse(1) > 1
                    || row.diffLow().orElse(0) < -1
                    || row.diffHigh().orElse(0) > 1);
  }

  private boolean isTooClose() {
    return records.summary().stream().anyMatch(row -> row.verdict().isTooClose());
  }

  private void writeTable(String name, List<SummaryRow> rows) {
    out.heading(3, Markdown.escape(name));
    out.table(
        "lrrrrrrl",
        List.of(
            "Variant",
            "n",
            provenance.scoreTitle(),
            "95 % interval",
            "Difference",
            "P(better)",
            "p (Holm)",
            "Verdict"),
        rows.stream().map(row -> comparison(row, rows)).toList());
    writeNotes(rows);
    if (plots.containsKey(name)) {
      out.image(plotText(name, rows), Figures.path(plots.get(name)));
      Search.of(new SummaryTable(name, rows), records)
          .ifPresent(
              search ->
                  SearchPart.write(
                      out,
                      search,
                      Markdown.escape(name),
                      plots.get(name),
                      records.provenance().score()));
    }
    writeLosses(rows);
  }

  /** Beside another score, the accuracy too. */
  private void writeLosses(List<SummaryRow> rows) {
    List<String> header = new ArrayList<>(List.of("Variant"));
    if (provenance.hasOwnScore()) {
      header.add("Accuracy");
    }
    header.add("Loss");
    boolean isPenalised = rows.stream().anyMatch(AblationsSection::isPenalised);
    if (isPenalised) {
      header.addAll(List.of("Data loss", "Penalty"));
    }
    CostColumns costs = CostColumns.of(records, rows);
    header.addAll(costs.header());
    List<List<String>> cells = new ArrayList<>();
    for (SummaryRow row : rows) {
      cells.add(losses(row, isPenalised));
      cells.get(cells.size() - 1).addAll(costs.cells(row));
    }
    out.table("l" + "r".repeat(header.size() - 1), header, cells);
  }

  private static boolean isPenalised(SummaryRow row) {
    return !row.meanLoss().equals(row.meanDataLoss());
  }

  private String name(SummaryRow row) {
    return Markdown.escape(names.of(row));
  }

  private List<String> comparison(SummaryRow row, List<SummaryRow> rows) {
    boolean better = row.verdict().kind() == Kind.BETTER;
    String variant = name(row);
    return List.of(
        better ? Markdown.bold(variant) : variant,
        Integer.toString(row.n()),
        Wording.score(row),
        interval(row),
        difference(row) + (hasFewerPairs(row, rows) ? ", " + pairs(row) : ""),
        row.pBetter().isPresent() ? NumberText.probability(row.pBetter().getAsDouble()) : "–",
        row.pHolm().isPresent() ? NumberText.probability(row.pHolm().getAsDouble()) : "–",
        verdict(row.verdict()));
  }

  private static String verdict(Verdict verdict) {
    String text = verdict.kind() == Kind.NONE ? "–" : verdict.inShort();
    return verdict.kind() == Kind.BETTER ? Markdown.bold(text) : text;
  }

  private String interval(SummaryRow row) {
    if (row.n() == 1) {
      return provenance.hasOwnScore()
          ? ownInterval(row)
          : wilson(row.mean().orElseThrow(), validationRows(row));
    }
    return Wording.interval(row);
  }

  private static String wilson(double accuracy, int rows) {
    WilsonInterval interval = WilsonInterval.of(accuracy, rows);
    return Wording.interval(interval.low(), interval.high());
  }

  private String ownInterval(SummaryRow row) {
    ConfusionTable matrix = ConfusionTable.ofValidation(records, row.variant());
    return ScoreInterval.of(provenance.score(), matrix, (double) matrix.total())
        .map(interval -> Wording.interval(interval.low(), interval.high()))
        .orElse("–");
  }

  private int validationRows(SummaryRow row) {
    return records.trials().stream()
        .filter(trial -> trial.isDone() && trial.variant().equals(row.variant()))
        .mapToInt(TrialRow::validationRows)
        .sum();
  }

  private void writeNotes(List<SummaryRow> rows) {
    if (rows.stream().anyMatch(row -> row.verdict().kind() == Kind.NOT_COMPARABLE)) {
      out.paragraph(
          "*Not comparable*: the variant's folds hold other rows than the baseline's. The number of"
              + " folds, and how rows are assigned to them, changes the estimate, not the model:"
              + " the rows on which each model is trained and evaluated. Such a variant has its own"
              + " interval, but no difference to test.");
    }
    if (rows.stream().anyMatch(row -> row.n() == 1)) {
      out.paragraph(
          "For a variant with one done trial, the interval is %s over the rows of that"
                  .formatted(
                      provenance.hasOwnScore() ? "that of the delta method" : "Wilson's (1927)")
              + " fold; it does not include the variation between trainings.");
    }
    if (rows.stream().anyMatch(row -> hasFewerPairs(row, rows))) {
      out.paragraph(
          "A difference over fewer folds than the baseline's states its number of pairs: trials"
              + " that failed, diverged or were pruned have no %s to pair."
                  .formatted(provenance.score()));
    }
  }

  private String plotText(String table, List<SummaryRow> rows) {
    String what =
        TablePlots.showsDifferences(rows)
            ? "Difference of each variant to the baseline with its 95 % interval"
            : "Mean %s of each variant with standard deviation and 95 %% interval"
                .formatted(provenance.score());
    return Markdown.escape(table) + ": " + what;
  }

  private static String difference(SummaryRow row) {
    if (row.diff().isEmpty()) {
      return "–";
    }
    return NumberText.signed(row.diff().getAsDouble())
        + (row.diffLow().isPresent()
            ? " ("
                + Wording.signedInterval(row.diffLow().getAsDouble(), row.diffHigh().orElseThrow())
                + ")"
            : "");
  }

  private static boolean hasFewerPairs(SummaryRow row, List<SummaryRow> rows) {
    int baseline =
        rows.stream()
            .filter(other -> other.variant().equals(RunRecords.BASELINE))
            .mapToInt(SummaryRow::n)
            .findFirst()
            .orElse(0);
    return row.diff().isPresent() && countOfPairs(row) < Math.max(baseline, row.n());
  }

  private static String pairs(SummaryRow row) {
    int pairs = countOfPairs(row);
    return pairs + (pairs == 1 ? " pair" : " pairs");
  }

  private static int countOfPairs(SummaryRow row) {
    return row.df().isPresent() ? (int) row.df().getAsDouble() + 1 : 1;
  }

  private List<String> losses(SummaryRow row, boolean isPenalised) {
    List<String> cells = new ArrayList<>(List.of(name(row)));
    if (provenance.hasOwnScore()) {
      cells.add(Wording.fixed(row.meanAccuracy()));
    }
    cells.add(Wording.fixed(row.meanLoss()));
    if (isPenalised) {
      boolean measured = row.meanLoss().isPresent() && row.meanDataLoss().isPresent();
      cells.add(Wording.fixed(row.meanDataLoss()));
      cells.add(
          measured
              ? NumberText.fixed(row.meanLoss().getAsDouble() - row.meanDataLoss().getAsDouble())
              : "–");
    }
    return cells;
  }
}
