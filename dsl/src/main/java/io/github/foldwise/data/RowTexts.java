package io.github.foldwise.data;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What is written about rows, besides their labels.
 *
 * @param names one per row, or none
 * @param columns in the order of the data, each with one value per row
 */
record RowTexts(List<String> names, Map<String, List<String>> columns) {
  static final RowTexts NONE = new RowTexts(List.of(), Map.of());

  RowTexts withNames(List<String> given, int rows) {
    return new RowTexts(fit("row names", given, rows), columns);
  }

  RowTexts withColumn(String column, List<String> values, int rows) {
    Map<String, List<String>> more = new LinkedHashMap<>(columns);
    more.put(requireNonNull(column, "column"), fit("column '%s'".formatted(column), values, rows));
    return new RowTexts(names, Collections.unmodifiableMap(more));
  }

  /** Those of these rows alone, in this order. */
  RowTexts only(int... rows) {
    return keep(texts -> Arrays.stream(rows).mapToObj(texts::get).toList());
  }

  private RowTexts keep(UnaryOperator<List<String>> kept) {
    Map<String, List<String>> fewer = new LinkedHashMap<>();
    columns.forEach((column, values) -> fewer.put(column, kept.apply(values)));
    return new RowTexts(
        names.isEmpty() ? names : kept.apply(names), Collections.unmodifiableMap(fewer));
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
    return List.copyOf(texts);
  }
}
