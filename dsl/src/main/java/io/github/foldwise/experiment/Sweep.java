package io.github.foldwise.experiment;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.sweep.Ablation;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Params;
import io.github.foldwise.sweep.RandomSearch;
import io.github.foldwise.sweep.Variant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A declared table: its rows, or why it has none, and the parameters that it varies. */
record Sweep(
    String table,
    Function<Params, List<Variant>> variants,
    List<Param<?>> params,
    List<Problem> problems) {
  Sweep {
    requireNonNull(table, "table");
  }

  static Sweep of(String table, List<Variant> variants) {
    return new Sweep(table, baseline -> variants, List.of(), List.of());
  }

  static <T> Sweep of(Param<T> param, Stream<T> values) {
    return of(param.name(), values.map(value -> Variant.of(param.to(value))).toList());
  }

  /** A random search, drawn once. */
  static Sweep of(String table, RandomSearch search) {
    List<Problem> problems =
        search.problems().stream().map(p -> p.within(TableCheck.place(table))).toList();
    List<Variant> variants = problems.isEmpty() ? search.variants() : List.of();
    return new Sweep(table, baseline -> variants, search.params(), problems);
  }

  static <T> Sweep around(Param<T> param, Function<T, List<T>> values) {
    return new Sweep(
        param.name(),
        baseline ->
            values.apply(baseline.get(param)).stream()
                .distinct()
                .map(value -> Variant.of(param.to(value)))
                .toList(),
        List.of(param),
        List.of());
  }

  /** Its rows around this baseline; none if it reports problems. */
  Ablation ablation(Params baseline, Consumer<Problem> tell) {
    problems.forEach(tell);
    String word = "ablateAround(%s)".formatted(table); // the only one with user code
    return new Ablation(
        table, Declaration.guard(word, () -> variants.apply(baseline), tell).orElse(List.of()));
  }

  /** Every parameter that it varies. */
  Set<Param<?>> varied(Params baseline) {
    Set<Param<?>> varied = new LinkedHashSet<>(params);
    ablation(baseline, problem -> {}).variants().stream()
        .flatMap(variant -> variant.settings().stream())
        .forEach(setting -> varied.add(setting.param()));
    return varied;
  }
}
