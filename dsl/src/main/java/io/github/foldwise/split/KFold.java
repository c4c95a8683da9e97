package io.github.foldwise.split;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * k folds of consecutive rows, shuffled first where a seed is given: the same rows as
 * scikit-learn's {@code KFold}. The first {@code n mod k} folds have one row more.
 *
 * @param k number of folds, from 2 to the number of rows
 * @param shuffleSeed scikit-learn's {@code random_state}; empty for no shuffle
 */
@CheckReturnValue
public record KFold(int k, OptionalInt shuffleSeed) implements Folds {

  /** {@code k} folds in file order. */
  public static KFold kFold(int k) {
    return new KFold(k, OptionalInt.empty());
  }

  /** The same, shuffled first. */
  public KFold shuffled(int seed) {
    return new KFold(k, OptionalInt.of(seed));
  }

  @Override
  public List<Fold> split(int[] labels) {
    int n = labels.length;
    int[] order = IntStream.range(0, n).toArray();
    shuffleSeed.ifPresent(seed -> new MersenneTwister(seed).shuffle(order));
    List<Fold> folds = new ArrayList<>();
    int from = 0;
    for (int index = 1; index <= k; index++) {
      int to = from + n / k + (index <= n % k ? 1 : 0);
      folds.add(fold(index, n, Arrays.copyOfRange(order, from, to)));
      from = to;
    }
    return List.copyOf(folds);
  }

  @Override
  public List<Problem> problems(int[] labels) {
    if (k >= 2 && k <= labels.length) {
      return List.of();
    }
    return List.of(
        Problem.of(
            "folds",
            "from 2 to the number of rows, " + labels.length,
            String.valueOf(k),
            "Choose a k in that range; 5 or 10 is usual."));
  }

  @Override
  public String describe() {
    return "k-fold, k = "
        + k
        + (shuffleSeed.isPresent() ? ", shuffled with seed " + shuffleSeed.getAsInt() : "");
  }

  private static Fold fold(int index, int n, int[] validation) {
    boolean[] held = new boolean[n];
    for (int row : validation) {
      held[row] = true;
    }
    return new Fold(
        index,
        Rows.of(IntStream.range(0, n).filter(row -> !held[row]).toArray()),
        Rows.of(IntStream.range(0, n).filter(row -> held[row]).toArray()));
  }
}
