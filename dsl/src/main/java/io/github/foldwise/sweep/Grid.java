package io.github.foldwise.sweep;

import io.github.foldwise.check.CheckReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All combinations of some values of some parameters: {@code grid(KERNEL_1, 3, 5).by(KERNEL_2, 3,
 * 5)}.
 *
 * @param cells the combinations, the first parameter varying slowest
 */
@CheckReturnValue
public record Grid(List<List<Setting<?>>> cells) {

  /** One parameter's values. */
  @SafeVarargs
  public static <T> Grid grid(Param<T> param, T... values) {
    return new Grid(List.of(List.<Setting<?>>of())).by(param, values);
  }

  /** Each combination so far, with each of these values. */
  @SafeVarargs
  public final <T> Grid by(Param<T> param, T... values) {
    List<List<Setting<?>>> longer = new ArrayList<>();
    for (List<Setting<?>> cell : cells) {
      for (T value : values) {
        longer.add(Stream.concat(cell.stream(), Stream.of(param.to(value))).toList());
      }
    }
    return new Grid(longer);
  }

  public List<Variant> variants() {
    return cells.stream().map(cell -> Variant.of(cell.toArray(Setting[]::new))).toList();
  }
}
