package io.github.foldwise.reports.figure;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Figures as files. One that cannot be drawn costs no other: it may be too large for the memory, or
 * the machine may lack the libraries for text.
 *
 * @param figures those that were drawn, by name
 * @param files the pictures, by their names, such as {@code confusion.png}
 * @param undrawn why the others were not, by their paths in the report
 */
public record DrawnFigures(
    Map<String, Figure> figures, Map<String, byte[]> files, Map<String, String> undrawn) {

  /** Draws figures, several at once. */
  public static DrawnFigures of(Map<String, Figure> figures) {
    DrawnFigures drawn =
        new DrawnFigures(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    figures.entrySet().parallelStream()
        .map(entry -> Drawing.of(entry.getKey(), entry.getValue()))
        .toList()
        .forEach(drawn::add);
    return drawn;
  }

  private void add(Drawing drawing) {
    if (drawing.failure().isEmpty()) {
      figures.put(drawing.name(), drawing.figure());
      drawing.files().forEach((type, file) -> files.put(drawing.name() + "." + type, file));
    } else {
      undrawn.put(Figures.path(drawing.name()), drawing.failure());
    }
  }

  /** One figure's files by their types, or why there are none. */
  private record Drawing(
      String name, Figure figure, SortedMap<String, byte[]> files, String failure) {
    static Drawing of(String name, Figure figure) {
      SortedMap<String, byte[]> files = new TreeMap<>();
      try {
        files.put("png", FigureFile.png(figure));
        files.put("svg", FigureFile.svg(figure));
        return new Drawing(name, figure, files, "");
      } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError | InternalError e) {
        return new Drawing(name, figure, files, e.toString());
      }
    }
  }
}
