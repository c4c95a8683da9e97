package io.github.foldwise.split;

import io.github.foldwise.check.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What may be wrong with the numbers of a scheme, each empty where it is right. */
final class FoldProblems {
  private static final long LARGEST_SEED = (1L << 32) - 1;

  private FoldProblems() {}

  static Optional<Problem> folds(int k, int rows) {
    if (k >= 2 && k <= rows) {
      return Optional.empty();
    }
    if (rows < 2) {
      return refused(
          "folds", "at least 2 rows to divide", String.valueOf(rows), "Give more training rows.");
    }
    return refused(
        "folds",
        "from 2 to the number of rows, " + rows,
        String.valueOf(k),
        "Choose a k in that range; 5 or 10 is usual.");
  }

  /** Stratified folds, of which some class must fill each. */
  static Optional<Problem> stratifiedFolds(int k, int[] labels) {
    int[] codes = FoldNumbers.codesByAppearance(labels);
    int[] counts = new int[labels.length];
    Arrays.stream(codes).forEach(code -> counts[code]++);
    int largest = IntStream.of(counts).max().orElse(0);
    if (k <= largest || folds(k, labels.length).isPresent()) {
      return folds(k, labels.length);
    }
    return refused(
        "folds",
        "at most " + largest + ", the rows of the most frequent class",
        String.valueOf(k),
        "Choose a smaller k, or folds that are not stratified.");
  }

  static Optional<Problem> repeats(int repeats) {
    return repeats >= 1
        ? Optional.empty()
        : refused(
            "repeats of the folds",
            "at least 1",
            String.valueOf(repeats),
            "Choose how often the rows are divided anew; 10 is scikit-learn's default.");
  }

  /** A seed as scikit-learn takes it for {@code random_state}. */
  static Optional<Problem> seed(OptionalLong seed) {
    if (seed.isEmpty() || (seed.getAsLong() >= 0 && seed.getAsLong() <= LARGEST_SEED)) {
      return Optional.empty();
    }
    return refused(
        "seed of the folds",
        "from 0 to " + LARGEST_SEED + ", the range of scikit-learn's random_state",
        String.valueOf(seed.getAsLong()),
        "Choose a seed in that range; 42 is as good as any.");
  }

  /** Repeats without a shuffle would be the same folds again. */
  static Optional<Problem> seedOfRepeats(OptionalLong seed) {
    return seed.isPresent()
        ? seed(seed)
        : refused(
            "seed of the folds",
            "a seed, for each repeat is shuffled anew",
            "none",
            "Add .shuffled(42), or any seed of your own.");
  }

  /** Those that were found, in this order. */
  @SafeVarargs
  static List<Problem> all(Optional<Problem>... found) {
    return Stream.of(found).flatMap(Optional::stream).toList();
  }

  private static Optional<Problem> refused(
      String place, String expected, String found, String remedy) {
    return Optional.of(Problem.of(place, expected, found, remedy));
  }
}
