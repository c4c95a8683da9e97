package io.github.foldwise.split;

import io.github.foldwise.check.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Gives each row the fold, from 0, that validates on it; all k-fold rules share it. */
final class FoldNumbers {
  /** Assigns rows to {@code k} folds, and shuffles them first if there is a generator. */
  @FunctionalInterface
  interface Rule {
    int[] assign(int[] labels, int k, Optional<MersenneTwister> random);
  }

  private FoldNumbers() {}

  /** Assigns rows {@code repeats} times with one random stream; fold numbers continue. */
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

  static Optional<MersenneTwister> random(OptionalLong seed) {
    return seed.isPresent()
        ? Optional.of(new MersenneTwister((int) seed.getAsLong())) // its low 32 bits, unsigned
        : Optional.empty();
  }

  /** Consecutive rows; the first {@code n mod k} folds have one extra row. */
  static int[] consecutive(int[] labels, int k, Optional<MersenneTwister> random) {
    return consecutive(labels.length, k, random);
  }

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
   * Spreads each class as evenly as possible. Dealing out the sorted labels in turn decides how
   * many rows of a class each fold gets; a shuffle decides which, class by class, in the order in
   * which classes first appear.
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

  /** Numbers classes from 0 by first appearance. */
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
    int[] training = new int[numbers.length];
    int[] validation = new int[numbers.length];
    int validated = 0;
    for (int row = 0; row < numbers.length; row++) {
      if (numbers[row] == number) {
        validation[validated++] = row;
      } else {
        training[row - validated] = row;
      }
    }
    return new Fold(
        index,
        Rows.of(Arrays.copyOf(training, numbers.length - validated)),
        Rows.of(Arrays.copyOf(validation, validated)));
  }
}
