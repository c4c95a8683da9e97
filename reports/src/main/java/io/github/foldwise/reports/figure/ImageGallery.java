package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.format.Visible;
import io.github.foldwise.reports.records.SampleRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Images of the data in rows; a phone has room for two large or three small ones side by side. */
final class ImageGallery {
  /** More classes make the page large, and no reader looks at them all. */
  static final int MOST_CLASSES = 30;

  private static final int LARGE = 150;
  private static final int SMALL = 112;

  /** A long name continues on a second line. */
  private static final int LINES_OF_A_TEXT = 2;

  private static final int LONGEST_FILE = 30; // legible in two lines

  private ImageGallery() {}

  /** One of each class with its name, at most of the first thirty classes. */
  static Figure ofClasses(List<SampleRow> samples, List<String> names) {
    List<SampleRow> first =
        samples.stream()
            .sorted(Comparator.comparingInt(SampleRow::label))
            .limit(MOST_CLASSES)
            .toList();
    return grid(first, classNames(first, names), SMALL, first.size() <= 10 ? 5 : 6);
  }

  /** Images of the first thirty classes, those of each in rows of their own, with its name. */
  static Figure inRows(List<SampleRow> samples, List<String> names, int columns) {
    Map<Integer, List<SampleRow>> byLabel =
        samples.stream()
            .collect(Collectors.groupingBy(SampleRow::label, TreeMap::new, Collectors.toList()));
    List<Figure> rows =
        byLabel.values().stream()
            .limit(MOST_CLASSES)
            .map(row -> grid(row, classNames(row, names), SMALL, columns))
            .toList();
    return new PanelGrid(rows, 1);
  }

  private static List<List<String>> classNames(List<SampleRow> samples, List<String> names) {
    return samples.stream().map(sample -> List.of(names.get(sample.label()))).toList();
  }

  /** Mistakes of the most confused pairs, four to a row. */
  static Figure ofConfused(List<SampleRow> samples, List<String> names) {
    return grid(samples, mistakes(samples, names), LARGE, 4);
  }

  /** The worst mistakes, six to a row. */
  static Figure ofWorst(List<SampleRow> samples, List<String> names) {
    return grid(samples, mistakes(samples, names), SMALL, 6);
  }

  /** The true class, the predicted one, its probability, and the file if it is known. */
  private static List<List<String>> mistakes(List<SampleRow> samples, List<String> names) {
    return samples.stream()
        .map(
            sample ->
                Stream.of(
                        names.get(sample.label()),
                        "→ " + names.get(sample.predicted().orElseThrow()),
                        String.format(Locale.ROOT, "%.4f", sample.probability().orElseThrow()),
                        file(sample.id()))
                    .filter(text -> !text.isEmpty())
                    .toList())
        .toList();
  }

  /** The end of a name, without its folders: files that are numbered differ there. */
  private static String file(String id) {
    String file = Visible.name(id.substring(id.lastIndexOf('/') + 1));
    int length = file.codePointCount(0, file.length());
    return length <= LONGEST_FILE
        ? file
        : "…" + file.substring(file.offsetByCodePoints(0, length - LONGEST_FILE + 1));
  }

  /** All have equally many lines above them, so that images side by side stay in line. */
  private static Figure grid(
      List<SampleRow> samples, List<List<String>> texts, int side, int columns) {
    List<List<String>> lines = texts.stream().map(text -> lines(text, side)).toList();
    int most = lines.stream().mapToInt(List::size).max().orElse(0);
    List<Figure> tiles = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      List<String> own =
          new ArrayList<>(Collections.nCopies(most - lines.get(i).size(), "")); // above the text
      own.addAll(lines.get(i));
      tiles.add(new ImageTile(samples.get(i), List.copyOf(own), side));
    }
    return new PanelGrid(tiles, columns);
  }

  private static List<String> lines(List<String> text, int side) {
    return text.stream()
        .flatMap(line -> TextLines.of(line, ImageTile.TEXT_SIZE, side, LINES_OF_A_TEXT).stream())
        .toList();
  }
}
