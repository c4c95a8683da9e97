package io.github.foldwise.reports.page;

import io.github.foldwise.reports.figure.Figure;
import io.github.foldwise.reports.figure.FigureFile;
import io.github.foldwise.reports.figure.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a report as SVG inside the page. */
final class HtmlPictures {
  private final Map<String, Group> byPath = new LinkedHashMap<>();

  private HtmlPictures() {}

  /** The parts of a figure, and how wide they are side by side. */
  record Group(List<Picture> panels, int width) {}

  /** A part of a figure as a {@code data:} address, with its size in units of the page. */
  record Picture(String uri, int width, int height) {}

  /** Takes a figure of one panel from the files that were drawn already, if it is there. */
  static HtmlPictures of(Map<String, Figure> figures, Map<String, byte[]> drawn)
      throws IOException {
    HtmlPictures pictures = new HtmlPictures();
    for (Map.Entry<String, Figure> entry : figures.entrySet()) {
      Figure figure = entry.getValue();
      byte[] whole = drawn.get(entry.getKey() + ".svg");
      List<Picture> panels = new ArrayList<>();
      for (Figure panel : figure.panels()) {
        byte[] svg = panel.equals(figure) && whole != null ? whole : FigureFile.svg(panel);
        panels.add(new Picture(uri(svg), panel.width(), panel.height()));
      }
      pictures.byPath.put(Figures.path(entry.getKey()), new Group(panels, figure.width()));
    }
    return pictures;
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
