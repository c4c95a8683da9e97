package io.github.foldwise.reports.page;

import io.github.foldwise.reports.figure.Figure;
import io.github.foldwise.reports.figure.FigureFile;
import io.github.foldwise.reports.figure.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The figures of a report as SVG inside the page. */
final class HtmlPictures {
  private final Map<String, Group> byPath;

  private HtmlPictures(Map<String, Group> byPath) {
    this.byPath = byPath;
  }

  /** The parts of a figure, and how wide they are side by side. */
  record Group(List<Picture> panels, int width) {}

  /** A part of a figure as a {@code data:} address, with its size in units of the page. */
  record Picture(String uri, int width, int height) {}

  /** Takes a figure of one panel from the files that were drawn already, if it is there. */
  static HtmlPictures of(Map<String, Figure> figures, Map<String, byte[]> drawn)
      throws IOException {
    try {
      return new HtmlPictures(
          figures.entrySet().parallelStream()
              .collect(
                  Collectors.toMap(
                      entry -> Figures.path(entry.getKey()),
                      entry ->
                          group(
                              entry.getValue(),
                              Optional.ofNullable(drawn.get(entry.getKey() + ".svg"))))));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Group group(Figure figure, Optional<byte[]> whole) {
    return new Group(
        figure.panels().parallelStream()
            .map(panel -> picture(panel, whole.filter(svg -> panel.equals(figure))))
            .toList(),
        figure.width());
  }

  private static Picture picture(Figure panel, Optional<byte[]> drawn) {
    try {
      byte[] svg = drawn.isPresent() ? drawn.get() : FigureFile.svg(panel);
      return new Picture(uri(svg), panel.width(), panel.height());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The panels of the figure at a path of the Markdown report. */
  Group at(String path) {
    return byPath.getOrDefault(path, new Group(List.of(), 0));
  }

  /** Text in place of base64 makes the page a quarter smaller. */
  private static String uri(byte[] bytes) {
    String svg = new String(bytes, StandardCharsets.UTF_8);
    StringBuilder uri = new StringBuilder("data:image/svg+xml,");
    for (int i = 0; i < svg.length(); i++) {
      char character = svg.charAt(i);
      switch (character) {
        case '%', '#', '"', '<', '>', '&', ':', '(' ->
            uri.append('%').append(Integer.toHexString(character).toUpperCase(Locale.ROOT));
        case '\n' -> uri.append(' ');
        default -> uri.append(character);
      }
    }
    return uri.toString();
  }
}
