package io.github.foldwise.reports.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * One parameter of a search.
 *
 * @param name such as {@code dropout}
 * @param values its value in each variant, as text
 * @param isLogarithmic whether orders of magnitude are its scale, not differences
 */
public record SearchParameter(String name, List<String> values, boolean isLogarithmic) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d+");
  private static final double WIDE = 10; // narrower ranges look alike on both scales

  /** Copies the list. */
  public SearchParameter {
    values = List.copyOf(values);
  }

  /**
   * A parameter whose scale follows from its values. It is logarithmic if they are positive, span a
   * factor of ten, and their median is nearer to the middle of a logarithmic axis than to that of a
   * linear one.
   */
  public static SearchParameter of(String name, List<String> values) {
    SearchParameter linear = new SearchParameter(name, values, false);
    return new SearchParameter(name, values, !linear.isCategorical() && linear.spansMagnitudes());
  }

  private boolean spansMagnitudes() {
    if (least() <= 0 || most() < WIDE * least()) {
      return false;
    }
    double[] sorted = DoubleStream.of(numbers()).sorted().toArray();
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    double linear = (median - least()) / (most() - least());
    double logarithmic = Math.log(median / least()) / Math.log(most() / least());
    return Math.abs(logarithmic - 0.5) < Math.abs(linear - 0.5);
  }

  /** Whether some value is no number. */
  public boolean isCategorical() {
    return !values.stream().allMatch(value -> NUMBER.matcher(value).matches());
  }

  boolean isWhole() {
    return values.stream().allMatch(value -> WHOLE_NUMBER.matcher(value).matches());
  }

  boolean isSingle() {
    return values.stream().distinct().count() < 2;
  }

  /** The different values, in the order in which they occur. */
  public List<String> categories() {
    return values.stream().distinct().toList();
  }

  /** The place of each value in {@link #categories}. */
  public int[] indices() {
    List<String> categories = categories();
    return values.stream().mapToInt(categories::indexOf).toArray();
  }

  /** The values as numbers. */
  public double[] numbers() {
    return values.stream().mapToDouble(Double::parseDouble).toArray();
  }

  /** The numbers, or their logarithms on a logarithmic scale. */
  double[] places() {
    return isLogarithmic ? Arrays.stream(numbers()).map(Math::log).toArray() : numbers();
  }

  /** The least number. */
  public double least() {
    return DoubleStream.of(numbers()).min().orElseThrow();
  }

  /** The largest number. */
  public double most() {
    return DoubleStream.of(numbers()).max().orElseThrow();
  }
}
