package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.PublishedRow;
import io.github.foldwise.reports.records.RowNames;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.util.List;
import java.util.Optional;

/** Published figures beside the run's own, and whether these support the published choices. */
final class PublishedSection {
  private PublishedSection() {}

  static void write(Markdown out, RunRecords records) {
    List<PublishedTable> tables =
        PublishedTable.of(records.supplements().published(), SummaryTable.of(records.summary()));
    if (tables.isEmpty()) {
      return;
    }
    out.heading(2, "Published figures beside these");
    tables.stream()
        .map(PublishedTable::source)
        .distinct()
        .forEach(source -> out.paragraph("Published: " + Markdown.sentence(source)));
    out.paragraph(
        "Rows, epochs and seeds of the source may differ from this run's. Compare the order of a"
            + " table's rows and the distances between them, not single figures.",
        "Bold marks what the source chose as best; the sentence below a table says whether this"
            + " run's comparisons with the baseline support that choice.");
    boolean oneSource = tables.stream().map(PublishedTable::source).distinct().count() == 1;
    if (records.provenance().hasOwnScore()) {
      out.paragraph(
          "The comparisons are by %s, the published figures are accuracies."
              .formatted(records.provenance().score()));
    }
    RowNames names = RowNames.of(records);
    boolean ownScore = records.provenance().hasOwnScore();
    tables.forEach(table -> writeTable(out, table, names, oneSource, ownScore));
  }

  private static void writeTable(
      Markdown out, PublishedTable table, RowNames names, boolean oneSource, boolean ownScore) {
    String name = Markdown.escape(table.ours().name());
    out.heading(
        3, "Published: " + name + (oneSource ? "" : " (" + Markdown.escape(table.source()) + ")"));
    out.table(
        "lrrrrr",
        List.of(
            "Variant",
            "Accuracy here",
            "95 % interval",
            "Accuracy published",
            "Loss here",
            "Loss published"),
        table.rows().stream()
            .map(row -> cells(row, names.of(row.table(), row.variant()), table, ownScore))
            .toList());
    table
        .evidence()
        .forEach(
            evidence ->
                out.paragraph(evidence.sentence(names.of(table.ours().name(), evidence.choice()))));
  }

  private static List<String> cells(
      PublishedRow row, String name, PublishedTable table, boolean ownScore) {
    Optional<SummaryRow> ours = table.ours().row(row.variant());
    List<String> cells =
        List.of(
            Markdown.escape(name),
            ours.map(own -> accuracy(own, ownScore)).orElse("–"),
            ours.filter(own -> !ownScore).map(Wording::interval).orElse("–"),
            NumberText.fixed(row.accuracy()),
            ours.map(own -> Wording.fixed(own.meanLoss())).orElse("–"),
            NumberText.fixed(row.loss()));
    return row.chosen() ? cells.stream().map(Markdown::bold).toList() : cells;
  }

  /** Of the accuracy there are spread and interval only if it is the score. */
  private static String accuracy(SummaryRow row, boolean ownScore) {
    return ownScore ? Wording.fixed(row.meanAccuracy()) : Wording.score(row);
  }
}
