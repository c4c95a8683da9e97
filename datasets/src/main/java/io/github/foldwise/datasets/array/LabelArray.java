package io.github.foldwise.datasets.array;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The class of each row, from an array of numbers. */
public final class LabelArray {
  private static final int MOST_COLUMNS = 100_000;

  /** Classes that any data set may have; more are only believed if there are as many rows. */
  public static final int MANY_CLASSES = 100_000;

  private final StoredArray array;
  private final ArrayForm form;
  private final int columns;
  private final int[] labels;
  private final List<String[]> texts = new ArrayList<>(); // of each column, if there are several

  private LabelArray(StoredArray array, ArrayForm form, int columns) {
    this.array = array;
    this.form = form;
    this.columns = columns;
    this.labels = new int[array.rows()];
    if (columns > 1 && !form.oneHot()) {
      for (int column = 0; column < columns; column++) {
        texts.add(new String[labels.length]);
      }
    }
  }

  /**
   * Reads the labels of {@code rows} images.
   *
   * @throws RefusedException if there is not one class for each
   */
  public static LabelArray read(StoredArray array, StoredArray images, ArrayForm form) {
    requireOnePerImage(array, images);
    LabelArray read = new LabelArray(array, form, columns(array, form));
    array.forEach(read::take);
    return read;
  }

  private static void requireOnePerImage(StoredArray array, StoredArray images) {
    List<Long> sizes = array.sizes();
    if (sizes.isEmpty() || !sizes.get(0).equals(images.sizes().get(0))) {
      throw new RefusedException(
          Problem.of(
              array.place(),
              String.format(
                  Locale.ROOT,
                  "%,d labels, one for each image of %s",
                  images.sizes().get(0),
                  images.place()),
              sizes.isEmpty()
                  ? "a single number"
                  : String.format(Locale.ROOT, "%,d labels", sizes.get(0)),
              "Take both from the same data set."));
    }
  }

  private static int columns(StoredArray array, ArrayForm form) {
    List<Long> sizes = array.sizes();
    boolean flat = sizes.stream().skip(1).allMatch(size -> size == 1) && !form.oneHot();
    if (flat) {
      return 1;
    }
    if (sizes.size() != 2 || sizes.get(1) < 1 || sizes.get(1) > MOST_COLUMNS) {
      throw refused(array, "one label for each row", array.toString(), "Give labels by row.");
    }
    int columns = Math.toIntExact(sizes.get(1));
    if (form.labelColumn().isEmpty() && !form.oneHot()) {
      throw refused(
          array,
          "one label for each row",
          array + ": " + columns + " for each",
          "Say .labelColumn(n) if a column holds the class, or .oneHot() of NumpyFile if each row"
              + " has a single 1. Rows of several classes cannot be trained on.");
    }
    if (form.labelColumn().orElse(0) >= columns) {
      throw refused(
          array,
          "a column %s, as .labelColumn says".formatted(form.labelColumn().getAsInt()),
          "%s columns, from 0".formatted(columns),
          "Name one of them.");
    }
    return columns;
  }

  private void take(int row, ByteBuffer values) {
    double number = form.oneHot() ? hot(row, values) : number(values, form.labelColumn().orElse(0));
    for (int column = 0; column < texts.size(); column++) {
      texts.get(column)[row] = text(number(values, column));
    }
    double label = form.oneHot() ? number : number - form.firstLabel();
    if (label != Math.rint(label) || Double.isInfinite(label)) { // NaN is unlike itself
      throw refused(
          array,
          "whole numbers as labels",
          "%s in row %s".formatted(text(number), row),
          "Number the classes from 0.");
    }
    if (label < 0) {
      throw refused(
          array,
          "labels from " + form.firstLabel(),
          "%s in row %s".formatted(text(number), row),
          form.firstLabel() == 0
              ? "Number the classes from 0, or say .labelsFrom(%s).".formatted(text(number))
              : "Say .labelsFrom with the least label.");
    }
    if (label >= Math.max(MANY_CLASSES, labels.length)) { // a damaged file, or row numbers
      throw refused(
          array,
          String.format(
              Locale.ROOT,
              "labels of at most %,d classes in %,d rows",
              Math.max(MANY_CLASSES, labels.length),
              labels.length),
          "%s in row %s".formatted(text(number), row),
          "Number the classes from 0 without gaps.");
    }
    labels[row] = (int) label;
  }

  private double hot(int row, ByteBuffer values) {
    int hot = -1;
    for (int column = 0; column < columns; column++) {
      double value = number(values, column);
      if (value != 0 && (value != 1 || hot >= 0)) {
        throw refused(
            array,
            "a single 1 in each row, as .oneHot() says",
            (value == 1 ? "a second 1" : text(value)) + " in row " + row,
            "Rows of several classes cannot be trained on: choose one for each row.");
      }
      hot = value == 1 ? column : hot;
    }
    if (hot < 0) {
      throw refused(
          array,
          "a single 1 in each row, as .oneHot() says",
          "none in row " + row,
          "Leave out rows without a class.");
    }
    return hot;
  }

  private double number(ByteBuffer values, int column) {
    return array.type().number(values, column * array.type().bytes());
  }

  private static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }

  private static RefusedException refused(
      StoredArray array, String expected, String found, String remedy) {
    return new RefusedException(Problem.of(array.place(), expected, found, remedy));
  }

  /** The array's name in messages. */
  public String place() {
    return array.place();
  }

  /** The label of the first class. */
  public int first() {
    return form.oneHot() ? 0 : form.firstLabel();
  }

  /** The class of each row, from 0. */
  public int[] labels() {
    return labels.clone();
  }

  /** One more than the greatest label. */
  public int classes() {
    return form.oneHot() ? columns : Arrays.stream(labels).max().orElse(-1) + 1;
  }

  /** Every column as texts, if there are several; none otherwise. */
  public List<List<String>> columns() {
    return texts.stream().map(List::of).toList();
  }
}
