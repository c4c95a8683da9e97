package io.github.foldwise.sweep;

import io.github.foldwise.check.CheckReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All combinations of values of several parameters: {@code grid(KERNEL_1, 3, 5).by(KERNEL_2, 3,
 * 5)}.
 *
 * @param combinations settings of each combination; the first parameter varies slowest
 */
@CheckReturnValue
public record Grid(List<List<Setting<?>>> combinations) {
  public Grid {
    combinations = combinations.stream().<List<Setting<?>>>map(List::copyOf).toList();
  }

  /** The values of the first parameter. */
  @SafeVarargs
  public static <T> Grid grid(Param<T> param, T... values) {
    return new Grid(List.of(List.<Setting<?>>of())).by(param, values);
  }

  /** Combines each combination so far with each of these values. */
  @SafeVarargs
  public final <T> Grid by(Param<T> param, T... values) {
    List<List<Setting<?>>> longer = new ArrayList<>();
    for (List<Setting<?>> combination : combinations) {
      for (T value : values) {
        longer.add(Stream.concat(combination.stream(), Stream.of(param.to(value))).toList());
      }
    }
    return new Grid(longer);
  }

  /** One variant per combination, named by its settings. */
  public List<Variant> variants() {
    return combinations.stream().map(c -> Variant.of(c.toArray(Setting[]::new))).toList();
  }

  /** {@code kernel_1=3 kernel_2=3, kernel_1=3 kernel_2=5, …}. */
  @Override
  public String toString() {
    return variants().stream().map(Variant::name).collect(Collectors.joining(", "));
  }
}
