package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.records.SampleRow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Images of the data in rows of five. */
final class ImageGallery {
  private static final int COLUMNS = 5;

  private ImageGallery() {}

  /** One of each class with its name. */
  static Figure ofClasses(List<SampleRow> samples, List<String> names) {
    return new PanelGrid(
        samples.stream()
            .sorted(Comparator.comparingInt(SampleRow::label))
            .<Figure>map(sample -> new ImageTile(sample, List.of(names.get(sample.label()))))
            .toList(),
        COLUMNS);
  }

  /** Mistakes with the true class, the predicted one and its probability. */
  static Figure ofMistakes(List<SampleRow> samples, List<String> names) {
    return new PanelGrid(
        samples.stream()
            .<Figure>map(sample -> new ImageTile(sample, lines(sample, names)))
            .toList(),
        COLUMNS);
  }

  private static List<String> lines(SampleRow sample, List<String> names) {
    return List.of(
        names.get(sample.label()),
        "→ " + names.get(sample.predicted().orElseThrow()),
        String.format(Locale.ROOT, "%.4f", sample.probability().orElseThrow()));
  }
}
