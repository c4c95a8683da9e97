package io.github.foldwise.reports.figure;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

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

  /** Draws figures. */
  public static DrawnFigures of(Map<String, Figure> figures) throws IOException {
    DrawnFigures drawn =
        new DrawnFigures(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    for (Map.Entry<String, Figure> figure : figures.entrySet()) {
      drawn.draw(figure.getKey(), figure.getValue());
    }
    return drawn;
  }

  private void draw(String name, Figure figure) throws IOException {
    try {
      byte[] png = FigureFile.png(figure);
      byte[] svg = FigureFile.svg(figure);
      figures.put(name, figure);
      files.put(name + ".png", png);
      files.put(name + ".svg", svg);
    } catch (RuntimeException | OutOfMemoryError | LinkageError | InternalError e) {
      undrawn.put(Figures.path(name), e.toString());
    }
  }
}
