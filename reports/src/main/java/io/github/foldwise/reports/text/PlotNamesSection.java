package io.github.foldwise.reports.text;

import io.github.foldwise.reports.figure.PlotNames;
import io.github.foldwise.reports.records.RunRecords;
import java.util.ArrayList;
import java.util.List;

/** Which names the plots number, because their font lacks characters. */
final class PlotNamesSection {
  private PlotNamesSection() {}

  static void write(Markdown out, RunRecords records) {
    List<String> names = PlotNames.of(records).numbered();
    if (names.isEmpty()) {
      return;
    }
    out.heading(2, "Names in the plots");
    out.paragraph(
        "The plots' font lacks characters of these names. PNG files leave the characters out;"
            + " report.html and SVG files show them where the reader's machine has a font with"
            + " them. Both write a number before each of these names.");
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      rows.add(List.of("#" + (i + 1), Markdown.escape(names.get(i))));
    }
    out.table("rl", List.of("Number", "Name"), rows);
  }
}
