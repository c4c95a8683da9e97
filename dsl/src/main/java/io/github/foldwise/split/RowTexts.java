package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What is written about the rows of a data set besides their labels: a rule may divide them by it.
 *
 * @param names where each row came from, such as {@code cats/17.png}; empty if unknown
 * @param columns the text of each row in each column, in the order of the data
 */
@CheckReturnValue
public record RowTexts(List<String> names, Map<String, List<String>> columns) {
  /** Nothing is known of any row. */
  public static final RowTexts NONE = new RowTexts(List.of(), Map.of());

  public RowTexts {
    names = List.copyOf(requireNonNull(names, "names"));
    Map<String, List<String>> kept = new LinkedHashMap<>();
    requireNonNull(columns, "columns")
        .forEach((column, values) -> kept.put(column, List.copyOf(values)));
    columns = Collections.unmodifiableMap(kept);
  }

  /** The same with other names, one for each of so many rows. */
  public RowTexts withNames(List<String> given, int rows) {
    return new RowTexts(fit("row names", given, rows), columns);
  }

  /** The same with one more column, or another one of this name. */
  public RowTexts withColumn(String column, List<String> values, int rows) {
    Map<String, List<String>> more = new LinkedHashMap<>(columns);
    more.put(requireNonNull(column, "column"), fit("column '%s'".formatted(column), values, rows));
    return new RowTexts(names, more);
  }

  /** Those of these rows alone, in this order. */
  public RowTexts only(int... rows) {
    return keep(texts -> Arrays.stream(rows).mapToObj(texts::get).toList());
  }

  private RowTexts keep(UnaryOperator<List<String>> kept) {
    Map<String, List<String>> fewer = new LinkedHashMap<>();
    columns.forEach((column, values) -> fewer.put(column, kept.apply(values)));
    return new RowTexts(names.isEmpty() ? names : kept.apply(names), fewer);
  }

  private static List<String> fit(String place, List<String> texts, int rows) {
    if (requireNonNull(texts, place).size() != rows) {
      throw new RefusedException(
          Problem.of(
              place,
              "one for each of the %s images".formatted(rows),
              String.valueOf(texts.size()),
              "Give as many as there are labels; an empty text says nothing of a row."));
    }
    return texts;
  }
}
