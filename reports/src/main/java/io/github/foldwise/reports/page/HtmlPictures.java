package io.github.foldwise.reports.page;

import io.github.foldwise.reports.figure.Figure;
import io.github.foldwise.reports.figure.FigureFile;
import io.github.foldwise.reports.figure.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of a report as SVG inside the page. */
final class HtmlPictures {
  private final Map<String, List<Picture>> byPath = new LinkedHashMap<>();

  private HtmlPictures() {}

  /** A part of a figure as a {@code data:} address, with its size in units of the page. */
  record Picture(String uri, int width, int height) {}

  static HtmlPictures of(Map<String, Figure> figures) throws IOException {
    HtmlPictures pictures = new HtmlPictures();
    for (Map.Entry<String, Figure> figure : figures.entrySet()) {
      List<Picture> panels = new ArrayList<>();
      for (Figure panel : figure.getValue().panels()) {
        panels.add(new Picture(uri(panel), panel.width(), panel.height()));
      }
      pictures.byPath.put(Figures.path(figure.getKey()), panels);
    }
    return pictures;
  }

  /** The panels of the figure at a path of the Markdown report. */
  List<Picture> at(String path) {
    return byPath.getOrDefault(path, List.of());
  }

  private static String uri(Figure panel) throws IOException {
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(FigureFile.svg(panel));
  }
}
