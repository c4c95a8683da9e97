package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.format.Visible;
import io.github.foldwise.reports.records.RunRecords;
import java.util.List;
import java.util.stream.Stream;

/**
 * How plots write the names of classes, variants and tables: one that the bundled font cannot draw
 * whole has a number before it, for a PNG file leaves out what the font lacks.
 */
public final class PlotNames {
  private final List<String> numbered;

  private PlotNames(List<String> numbered) {
    this.numbered = numbered;
  }

  public static PlotNames of(RunRecords records) {
    Stream<String> ofTables =
        records.summary().stream().flatMap(row -> Stream.of(row.table(), row.variant()));
    return new PlotNames(
        Stream.concat(records.provenance().data().classes().stream(), ofTables)
            .distinct()
            .filter(name -> !Typeface.BUNDLED.draws(Visible.name(name)))
            .toList());
  }

  /** The names with a number: the first has number 1. */
  public List<String> numbered() {
    return numbered;
  }

  String of(String name) {
    int number = numbered.indexOf(name) + 1;
    return number == 0 ? Visible.name(name) : "#" + number + " " + Visible.name(name);
  }

  List<String> of(List<String> names) {
    return names.stream().map(this::of).toList();
  }
}
