package io.github.foldwise.split;

import io.github.foldwise.check.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checks of the numbers of a rule, each empty if there is no problem. */
final class FoldProblems {
  private static final long LARGEST_SEED = (1L << 32) - 1;

  private FoldProblems() {}

  static Optional<Problem> folds(int k, int rows) {
    if (k >= 2 && k <= rows) {
      return Optional.empty();
    }
    if (rows < 2) {
      return rows(rows);
    }
    return refused(
        "folds",
        "from 2 to the number of rows, " + rows,
        String.valueOf(k),
        "Choose a k in that range; 5 or 10 is usual.");
  }

  /** There must be rows to train on and rows to validate on. */
  static Optional<Problem> rows(int rows) {
    return rows >= 2
        ? Optional.empty()
        : refused(
            "folds", "at least 2 rows to divide", String.valueOf(rows), "Give more training rows.");
  }

  /** Stratified folds: the most frequent class must have a row for each. */
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
        largest == 1
            ? "Give more rows of each class."
            : "Choose a smaller k, or folds that are not stratified.");
  }

  static Optional<Problem> repeats(int repeats) {
    return atLeastOne("repeats of the folds", "repeats", repeats);
  }

  static Optional<Problem> splits(int splits) {
    return atLeastOne("splits", "splits", splits);
  }

  private static Optional<Problem> atLeastOne(String place, String what, int number) {
    return number >= 1
        ? Optional.empty()
        : refused(
            place,
            "at least 1",
            String.valueOf(number),
            "Choose the number of %s; 10 is scikit-learn's default.".formatted(what));
  }

  /** A seed in the range of scikit-learn's {@code random_state}. */
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

  static Optional<Problem> part(String part, PartSize size, int rows) {
    String place = part + " rows of the split";
    if (size instanceof PartSize.Share share) {
      return share.share() > 0 && share.share() < 1
          ? Optional.empty()
          : refused(
              place,
              "a share above 0 and below 1",
              String.valueOf(share.share()),
              "Choose a share such as 0.2; a whole number without a point is a number of rows.");
    }
    int count = ((PartSize.Count) size).rows();
    return count >= 1 && count < rows
        ? Optional.empty()
        : refused(
            place,
            "from 1 to %s, because there are %s rows".formatted(rows - 1, rows),
            String.valueOf(count),
            "Choose a number in that range, or a share such as 0.2.");
  }

  /** Each part must have a row, and both must fit the data. */
  static Optional<Problem> together(Parts parts, Parts.Sizes sizes, int rows) {
    if (parts.shares() > 1) {
      return refused(
          "training and validation rows of the split",
          "shares of at most 1 together",
          parts.describe(),
          "Choose smaller shares, or give one only: the other part takes the remaining rows.");
    }
    if (sizes.training() < 1) {
      return refused(
          "training rows of the split",
          "at least 1",
          "0 of %s rows (%s)".formatted(rows, parts.describe()),
          "Train on a larger share, or validate on a smaller one.");
    }
    return sizes.training() + sizes.validation() <= rows
        ? Optional.empty()
        : refused(
            "training and validation rows of the split",
            "at most the %s rows of the data".formatted(rows),
            "%s + %s (%s)".formatted(sizes.training(), sizes.validation(), parts.describe()),
            "Choose smaller parts, or give one only: the other takes the remaining rows.");
  }

  /** Each part must have a row of every class. */
  static List<Problem> stratifiedParts(Parts parts, int[] labels) {
    List<Problem> problems = parts.problems(labels.length);
    if (!problems.isEmpty()) {
      return problems;
    }
    int classes = (int) IntStream.of(labels).distinct().count();
    Parts.Sizes sizes = parts.of(labels.length);
    return all(
        membersOfClasses(labels),
        rowOfEachClass("training", sizes.training(), classes),
        rowOfEachClass("validation", sizes.validation(), classes));
  }

  private static Optional<Problem> membersOfClasses(int[] labels) {
    Map<Integer, Integer> counts = new TreeMap<>();
    IntStream.of(labels).forEach(label -> counts.merge(label, 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(counted -> counted.getValue() < 2)
        .findFirst()
        .flatMap(
            counted ->
                refused(
                    "stratified split",
                    "at least 2 rows of each class, one for each part",
                    "1 of class " + counted.getKey(),
                    "Give the class more rows, or choose a split that is not stratified."));
  }

  private static Optional<Problem> rowOfEachClass(String part, int rows, int classes) {
    return rows >= classes
        ? Optional.empty()
        : refused(
            part + " rows of the split",
            "at least %s, one for each class".formatted(classes),
            String.valueOf(rows),
            "Make this part larger, or choose a split that is not stratified.");
  }

  /** Without a shuffle all splits would be the same. */
  static Optional<Problem> seedOfSplits(OptionalLong seed) {
    return seedOfEach("split", seed);
  }

  /** Without a shuffle all repeats would be the same. */
  static Optional<Problem> seedOfRepeats(OptionalLong seed) {
    return seedOfEach("repeat", seed);
  }

  private static Optional<Problem> seedOfEach(String what, OptionalLong seed) {
    return seed.isPresent()
        ? seed(seed)
        : refused(
            "seed of the folds",
            "a seed, because each %s is shuffled".formatted(what),
            "none",
            "Add .shuffled(42), or any other seed.");
  }

  /** A stratified split draws the rows of each class. */
  static Optional<Problem> seedOfStratified(boolean stratified, OptionalLong seed) {
    return !stratified || seed.isPresent()
        ? Optional.empty()
        : refused(
            "seed of the folds",
            "a seed, because stratify() draws the rows of each class",
            "none",
            "Add .shuffled(42), or leave out stratify().");
  }

  /** The problems found, in this order. */
  @SafeVarargs
  static List<Problem> all(Optional<Problem>... found) {
    return Stream.of(found).flatMap(Optional::stream).toList();
  }

  static Optional<Problem> refused(String place, String expected, String found, String remedy) {
    return Optional.of(Problem.of(place, expected, found, remedy));
  }
}
