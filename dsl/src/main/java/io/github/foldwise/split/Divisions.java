package io.github.foldwise.split;

import io.github.foldwise.check.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Independent splits: each shuffles all rows and cuts them. */
final class Divisions {
  /** One split of as many rows as there are labels. */
  @FunctionalInterface
  interface Rule {
    Fold divide(int index, int[] labels, Parts.Sizes sizes, MersenneTwister random);
  }

  private Divisions() {}

  /** Splits {@code splits} times with one stream of random numbers. */
  static List<Fold> split(
      Folds folds, int[] labels, int splits, Parts parts, OptionalLong seed, Rule rule) {
    RefusedException.throwIfAny(folds.problems(labels));
    MersenneTwister random = FoldNumbers.random(seed).orElseThrow();
    Parts.Sizes sizes = parts.of(labels.length);
    List<Fold> split = new ArrayList<>();
    for (int index = 1; index <= splits; index++) {
      split.add(rule.divide(index, labels, sizes, random));
    }
    return List.copyOf(split);
  }

  /** Regardless of classes: the first shuffled rows are for validation, the next for training. */
  static Fold shuffled(int index, int[] labels, Parts.Sizes sizes, MersenneTwister random) {
    int[] order = random.permutation(labels.length);
    int trainedTo = sizes.validation() + sizes.training();
    return new Fold(
        index,
        Rows.of(Arrays.copyOfRange(order, sizes.validation(), trainedTo)),
        Rows.of(Arrays.copyOf(order, sizes.validation())));
  }

  /**
   * Class by class, in ascending order: the first shuffled rows are for training, the next for
   * validation. Both parts are then shuffled again.
   */
  static Fold stratified(int index, int[] labels, Parts.Sizes sizes, MersenneTwister random) {
    int[][] rows = rowsByClass(labels);
    int[] counts = Arrays.stream(rows).mapToInt(ofClass -> ofClass.length).toArray();
    int[] trained = ProportionalCounts.of(counts, sizes.training(), random);
    int[] left = IntStream.range(0, counts.length).map(i -> counts[i] - trained[i]).toArray();
    int[] validated = ProportionalCounts.of(left, sizes.validation(), random);
    IntStream.Builder training = IntStream.builder();
    IntStream.Builder validation = IntStream.builder();
    for (int i = 0; i < counts.length; i++) {
      int[] order = random.permutation(counts[i]);
      for (int position = 0; position < trained[i] + validated[i]; position++) {
        (position < trained[i] ? training : validation).add(rows[i][order[position]]);
      }
    }
    return new Fold(index, shuffled(training, random), shuffled(validation, random));
  }

  /** In file order; the last rows are for validation. */
  static Fold inOrder(int[] labels, Parts parts) {
    Parts.Sizes sizes = parts.of(labels.length);
    int validatedTo = sizes.training() + sizes.validation();
    return new Fold(
        1,
        Rows.all(sizes.training()),
        Rows.of(IntStream.range(sizes.training(), validatedTo).toArray()));
  }

  private static int[][] rowsByClass(int[] labels) {
    return IntStream.of(labels)
        .sorted()
        .distinct()
        .mapToObj(
            label ->
                IntStream.range(0, labels.length).filter(row -> labels[row] == label).toArray())
        .toArray(int[][]::new);
  }

  private static Rows shuffled(IntStream.Builder rows, MersenneTwister random) {
    int[] order = rows.build().toArray();
    random.shuffle(order);
    return Rows.of(order);
  }
}
