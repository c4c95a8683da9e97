package io.github.foldwise.cli.text;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Remark;
import io.github.foldwise.data.Skipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a data set holds: rows, pixels, classes, and what was skipped. */
public final class DataText {
  private static final int MOST_TEXTS = 5; // of a column that are listed
  private static final int MOST_SKIPPED = 10; // that are listed one by one

  private final DataSet data;
  private final TextLines text;

  private DataText(DataSet data, int columns) {
    this.data = data;
    this.text = new TextLines(columns);
  }

  /** The text, in lines of at most this width. */
  public static String of(DataSet data, int columns) {
    return new DataText(data, columns).write();
  }

  private String write() {
    text.line("Data: %s", data.title());
    images("training", data.training());
    data.test().ifPresentOrElse(test -> images("test", test), () -> text.line("test: none"));
    columns();
    text.gap();
    text.table(classes(), "");
    skipped();
    remarks();
    return text.toString();
  }

  private void images(String set, ImageData images) {
    text.line(
        "%s: %s of %s, %s",
        set, Quantity.of(images.rows(), "image"), images.shape(), PixelRange.of(images));
    if (images.isWeighted()) {
      text.line("%s weights: %s", set, PixelRange.between(images.weights()));
    }
  }

  private void columns() {
    for (Map.Entry<String, List<String>> column : data.training().columns().entrySet()) {
      text.line("column %s: %s", column.getKey(), some(column.getValue()));
    }
    List<String> names = data.training().rowNames();
    if (!names.isEmpty()) {
      text.line("first row: %s", names.get(0));
    }
  }

  private static String some(List<String> texts) {
    List<String> different = texts.stream().distinct().toList();
    return different.size() <= MOST_TEXTS
        ? String.join(", ", different)
        : String.format(Locale.ROOT, "%,d texts, such as %s", different.size(), different.get(0));
  }

  private TextTable classes() {
    int[] training = counts(data.training());
    Optional<int[]> test = data.test().map(this::counts);
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("label", "class", "training", test.map(counts -> "test")));
    for (int label = 0; label < data.classNames().size(); label++) {
      int at = label;
      rows.add(
          row(
              String.valueOf(label),
              data.classNames().get(label),
              count(training[label]),
              test.map(counts -> count(counts[at]))));
    }
    return new TextTable(rows);
  }

  private static List<String> row(
      String label, String name, String training, Optional<String> test) {
    List<String> cells = new ArrayList<>(List.of(label, name, training));
    test.ifPresent(cells::add);
    return cells;
  }

  private int[] counts(ImageData images) {
    int[] counts = new int[data.classNames().size()];
    IntStream.of(images.labels()).forEach(label -> counts[label]++);
    return counts;
  }

  private static String count(int rows) {
    return String.format(Locale.ROOT, "%,d", rows);
  }

  private void skipped() {
    if (data.skipped().isEmpty()) {
      return;
    }
    text.gap();
    text.line("Skipped: %s", Quantity.of(data.skipped().size(), "file"));
    for (Skipped file : data.skipped().stream().limit(MOST_SKIPPED).toList()) {
      text.line("  %s: %s", file.name(), file.why());
    }
    if (data.skipped().size() > MOST_SKIPPED) {
      text.line("  and %s more", count(data.skipped().size() - MOST_SKIPPED));
    }
  }

  private void remarks() {
    if (!data.remarks().isEmpty()) {
      text.gap();
    }
    for (Remark remark : data.remarks()) {
      text.line("Warning: %s: %s %s", remark.kind(), remark.finding(), remark.consequence());
    }
  }
}
