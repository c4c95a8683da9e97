package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.format.Visible;
import io.github.foldwise.reports.records.RowNames;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How plots write the names of classes, variants and tables. A name that the bundled font cannot
 * draw whole, and one that is too long, has a number before it: a PNG file leaves out what the font
 * lacks, and long names are cut.
 */
public final class PlotNames {
  private static final int LONGEST_OF_A_CLASS = 40; // legible above an image
  private static final int LONGEST = 100;

  private final Map<String, String> numbered = new LinkedHashMap<>();
  private final RowNames rows;

  private PlotNames(RowNames rows) {
    this.rows = rows;
  }

  public static PlotNames of(RunRecords records) {
    PlotNames names = new PlotNames(RowNames.of(records));
    records.provenance().data().classes().forEach(name -> names.add(name, LONGEST_OF_A_CLASS));
    records
        .summary()
        .forEach(
            row -> {
              names.add(row.table(), LONGEST);
              names.add(row.variant(), LONGEST);
              names.add(names.rows.of(row), LONGEST);
            });
    return names;
  }

  /** The names with a number: the first has number 1. */
  public List<String> numbered() {
    return List.copyOf(numbered.keySet());
  }

  String of(String name) {
    return numbered.getOrDefault(name, Visible.name(name));
  }

  /** The name of a table's row; the baseline's tells its value. */
  String of(SummaryRow row) {
    return of(rows.of(row));
  }

  List<String> of(List<String> names) {
    return names.stream().map(this::of).toList();
  }

  private void add(String name, int longest) {
    String text = Visible.name(name);
    boolean isLong = text.codePointCount(0, text.length()) > longest;
    boolean looksNumbered = text.matches("#[0-9]+\\b.*");
    if (isLong || looksNumbered || !Typeface.BUNDLED.draws(text)) {
      String cut = isLong ? text.substring(0, text.offsetByCodePoints(0, longest)) + "…" : text;
      numbered.putIfAbsent(name, "#" + (numbered.size() + 1) + " " + cut);
    }
  }
}
