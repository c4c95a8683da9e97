package io.github.foldwise.reports.text;

import io.github.foldwise.reports.figure.PlotNames;
import io.github.foldwise.reports.records.RunRecords;
import java.util.ArrayList;
import java.util.List;

/** Which names the plots number, because their font lacks characters or they are long. */
final class PlotNamesSection {
  private PlotNamesSection() {}

  static void write(Markdown out, RunRecords records) {
    List<String> names = PlotNames.of(records).numbered();
    if (names.isEmpty()) {
      return;
    }
    out.heading(2, "Names in the plots");
    out.paragraph(
        "Plots write a number before these names, since the plots' font lacks some of their"
            + " characters or they are long.",
        "PNG files leave such characters out; report.html and SVG files show them if the reader's"
            + " machine has a font with them.",
        "Long names are cut.");
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      rows.add(List.of("#" + (i + 1), Markdown.escape(names.get(i))));
    }
    out.table("rl", List.of("Number", "Name"), rows);
  }
}
