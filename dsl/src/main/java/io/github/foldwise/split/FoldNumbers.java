package io.github.foldwise.split;

import io.github.foldwise.check.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Which fold, from 0, each row is judged in: what all schemes have in common once the rows are
 * dealt out.
 */
final class FoldNumbers {
  /** Deals rows out to {@code k} folds; shuffles them first where there is a generator. */
  @FunctionalInterface
  interface Rule {
    int[] assign(int[] labels, int k, Optional<MersenneTwister> random);
  }

  private FoldNumbers() {}

  /**
   * Deals rows out {@code repeats} times from one stream of random numbers; folds go on counting.
   */
  static List<Fold> split(
      Folds folds, int[] labels, int k, int repeats, OptionalLong seed, Rule rule) {
    RefusedException.throwIfAny(folds.problems(labels));
    Optional<MersenneTwister> random = random(seed);
    List<Fold> split = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      int[] numbers = rule.assign(labels, k, random);
      for (int number = 0; number < k; number++) {
        split.add(fold(repeat * k + number + 1, numbers, number));
      }
    }
    return List.copyOf(split);
  }

  /** {@code k-fold, k = 5, shuffled with seed 42}. */
  static String describe(String scheme, OptionalLong seed) {
    return scheme + (seed.isPresent() ? ", shuffled with seed " + seed.getAsLong() : "");
  }

  /** The stream of a seed, where there is one. */
  static Optional<MersenneTwister> random(OptionalLong seed) {
    return seed.isPresent()
        ? Optional.of(new MersenneTwister((int) seed.getAsLong())) // its low 32 bits, unsigned
        : Optional.empty();
  }

  /** Consecutive rows, shuffled first; the first {@code n mod k} folds have one row more. */
  static int[] consecutive(int[] labels, int k, Optional<MersenneTwister> random) {
    return consecutive(labels.length, k, random);
  }

  /** Consecutive things, {@code n} of them, as rows. */
  static int[] consecutive(int n, int k, Optional<MersenneTwister> random) {
    int[] order = IntStream.range(0, n).toArray();
    random.ifPresent(generator -> generator.shuffle(order));
    int[] numbers = new int[n];
    int position = 0;
    for (int number = 0; number < k; number++) {
      int end = position + n / k + (number < n % k ? 1 : 0);
      while (position < end) {
        numbers[order[position++]] = number;
      }
    }
    return numbers;
  }

  /**
   * As many rows of each class in every fold as can be. The sorted labels are dealt out in turn,
   * which says how many rows of a class each fold gets; which rows, is shuffled class by class, in
   * the order in which the classes first appear.
   */
  static int[] stratified(int[] labels, int k, Optional<MersenneTwister> random) {
    int[] codes = codesByAppearance(labels);
    int classes = IntStream.of(codes).max().orElse(-1) + 1;
    int[][] allocation = allocation(codes, classes, k);
    int[] numbers = new int[labels.length];
    for (int code = 0; code < classes; code++) {
      int[] ofClass = repeatedNumbers(allocation[code]);
      random.ifPresent(generator -> generator.shuffle(ofClass));
      int next = 0;
      for (int row = 0; row < codes.length; row++) {
        if (codes[row] == code) {
          numbers[row] = ofClass[next++];
        }
      }
    }
    return numbers;
  }

  /** The class that appears first is 0, and so on. */
  static int[] codesByAppearance(int[] labels) {
    Map<Integer, Integer> codes = new HashMap<>();
    return IntStream.of(labels)
        .map(label -> codes.computeIfAbsent(label, unseen -> codes.size()))
        .toArray();
  }

  /** {@code allocation[code][fold]}: rows of a class in a fold. */
  private static int[][] allocation(int[] codes, int classes, int k) {
    int[] sorted = IntStream.of(codes).sorted().toArray();
    int[][] allocation = new int[classes][k];
    for (int i = 0; i < sorted.length; i++) {
      allocation[sorted[i]][i % k]++;
    }
    return allocation;
  }

  /** {@code {2, 1}} to {@code 0 0 1}. */
  private static int[] repeatedNumbers(int[] counts) {
    return IntStream.range(0, counts.length)
        .flatMap(number -> IntStream.generate(() -> number).limit(counts[number]))
        .toArray();
  }

  private static Fold fold(int index, int[] numbers, int number) {
    return new Fold(
        index,
        Rows.of(IntStream.range(0, numbers.length).filter(r -> numbers[r] != number).toArray()),
        Rows.of(IntStream.range(0, numbers.length).filter(r -> numbers[r] == number).toArray()));
  }
}
