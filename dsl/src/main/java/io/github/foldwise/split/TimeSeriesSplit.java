package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Each fold trains on the first rows and validates the next ones, which the next fold trains on
 * too: the same rows as scikit-learn's {@code TimeSeriesSplit}. Rows must be in order of time.
 *
 * @param splits number of folds, at least 2
 * @param validation rows that each fold validates; by default one of {@code splits + 1} equal parts
 * @param gap rows between the last that is trained on and the first that is validated
 * @param mostTraining rows that a fold trains on at most, the last ones; by default all
 */
@CheckReturnValue
public record TimeSeriesSplit(int splits, OptionalInt validation, int gap, OptionalInt mostTraining)
    implements Folds {
  private static final String PLACE = "time series split";

  public TimeSeriesSplit {
    requireNonNull(validation, "validation");
    requireNonNull(mostTraining, "mostTraining");
  }

  /** Validates so many rows in each fold: scikit-learn's {@code test_size}. */
  public TimeSeriesSplit validation(int rows) {
    return new TimeSeriesSplit(splits, OptionalInt.of(rows), gap, mostTraining);
  }

  /** Leaves out so many rows before those that are validated. */
  public TimeSeriesSplit gap(int rows) {
    return new TimeSeriesSplit(splits, validation, rows, mostTraining);
  }

  /** Trains on so many rows at most: scikit-learn's {@code max_train_size}. */
  public TimeSeriesSplit trainingAtMost(int rows) {
    return new TimeSeriesSplit(splits, validation, gap, OptionalInt.of(rows));
  }

  @Override
  public List<Fold> split(int[] labels) {
    RefusedException.throwIfAny(problems(labels));
    int rows = labels.length;
    int validated = validated(rows);
    return IntStream.range(0, splits)
        .mapToObj(
            i -> {
              int first = rows - (splits - i) * validated;
              int end = first - gap;
              int begin = Math.max(0, end - mostTraining.orElse(end));
              return new Fold(
                  i + 1,
                  Rows.all(rows).part(begin, end),
                  Rows.all(rows).part(first, first + validated));
            })
        .toList();
  }

  @Override
  public List<Problem> problems(int[] labels) {
    int rows = requireNonNull(labels, "labels").length;
    List<Problem> problems =
        FoldProblems.all(
            splits < 2
                ? FoldProblems.refused(
                    PLACE,
                    "at least 2 splits",
                    String.valueOf(splits),
                    "Choose the number of splits; 5 is scikit-learn's default.")
                : Optional.empty(),
            atLeast("validation", 1, validation.orElse(1)),
            atLeast("gap", 0, gap),
            atLeast("trainingAtMost", 1, mostTraining.orElse(1)));
    return problems.isEmpty() ? FoldProblems.all(fit(rows)) : problems;
  }

  private static Optional<Problem> atLeast(String word, int least, int found) {
    return found >= least
        ? Optional.empty()
        : FoldProblems.refused(
            "%s of the %s".formatted(word, PLACE),
            "at least %s".formatted(least),
            String.valueOf(found),
            "Give a number of rows, or leave %s out.".formatted(word));
  }

  private Optional<Problem> fit(int rows) {
    long needed = (long) validation.orElse(Math.max(1, validated(rows))) * splits + gap + 1;
    return rows >= needed
        ? Optional.empty()
        : FoldProblems.refused(
            PLACE,
            "at least %s rows, for %s splits%s, and one to train on"
                .formatted(needed, splits, gap > 0 ? ", the gap" : ""),
            String.valueOf(rows),
            "Choose fewer splits, or smaller parts.");
  }

  private int validated(int rows) {
    return validation.orElse((int) (rows / (splits + 1L)));
  }

  @Override
  public String describe() {
    StringBuilder words = new StringBuilder("time series split, " + splits + " splits");
    validation.ifPresent(rows -> words.append(", validation on ").append(rows).append(" rows"));
    words.append(gap == 0 ? "" : ", gap of " + gap + " rows");
    mostTraining.ifPresent(
        rows -> words.append(", training on at most ").append(rows).append(" rows"));
    return words.toString();
  }

  @Override
  public String toString() {
    return describe();
  }

  @Override
  public String remedyForClasses() {
    return "Choose fewer splits or a smaller validation(...), so that the first fold trains on more"
        + " rows.";
  }
}
