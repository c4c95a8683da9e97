package io.github.foldwise.reports;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** One table per ablation, its best row in bold. */
final class AblationsSection {
  private AblationsSection() {}

  static void write(Markdown out, RunRecords records) {
    Map<String, List<SummaryRow>> tables =
        records.summary().stream()
            .collect(
                Collectors.groupingBy(SummaryRow::table, LinkedHashMap::new, Collectors.toList()));
    if (tables.isEmpty()) {
      return;
    }
    out.heading(2, "Ablations");
    out.paragraph(
        "All variants share the baseline's folds and seeds. Accuracy is mean ± standard deviation"
            + " over n done trials; in bold is the highest mean among the variants of a table"
            + " with the most done trials.");
    out.paragraph(
        "The 95 % interval of a mean allows for training rows that folds share (Nadeau and Bengio,"
            + " 2003). **A difference that lies within the intervals supports no conclusion**: bold is"
            + " then a matter of luck.",
        "Loss mixes in the penalties, which a variant may change by definition; compare the data"
            + " loss.");
    tables.forEach((name, rows) -> writeTable(out, name, rows));
    if (Figures.hasAblations(records)) {
      out.image(
          "Mean accuracy of each variant with standard deviation and 95 % interval",
          Figures.path(Figures.ABLATIONS));
    }
  }

  private static void writeTable(Markdown out, String name, List<SummaryRow> rows) {
    out.heading(3, Markdown.escape(name));
    int most = rows.stream().mapToInt(SummaryRow::n).max().orElse(0);
    Optional<SummaryRow> best =
        rows.stream()
            .filter(row -> row.n() == most && row.mean().isPresent())
            .sorted(Comparator.comparingDouble(row -> -row.mean().getAsDouble()))
            .findFirst();
    out.table(
        "lrrrrr",
        List.of("Variant", "n", "Accuracy", "95 % interval", "Loss", "Data loss"),
        rows.stream()
            .map(row -> best.filter(row::equals).isPresent() ? bold(cells(row)) : cells(row))
            .toList());
  }

  private static List<String> cells(SummaryRow row) {
    return List.of(
        Markdown.escape(row.variant()),
        Integer.toString(row.n()),
        text(row.mean()) + (row.sd().isPresent() ? " ± " + text(row.sd()) : ""),
        row.ciLow().isPresent() ? text(row.ciLow()) + " to " + text(row.ciHigh()) : "–",
        text(row.meanLoss()),
        text(row.meanDataLoss()));
  }

  private static List<String> bold(List<String> cells) {
    return cells.stream().map(Markdown::bold).toList();
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? Markdown.fixed(value.getAsDouble()) : "–";
  }
}
