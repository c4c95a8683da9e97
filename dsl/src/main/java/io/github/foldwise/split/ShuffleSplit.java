package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Independent random splits of all rows, in which a row may be validated on several times or never:
 * the same rows in the same order as scikit-learn's {@code ShuffleSplit}.
 *
 * @param splits number of splits, at least 1
 * @param parts sizes of the parts; by default 0.1 of the rows are for validation
 * @param shuffleSeed scikit-learn's {@code random_state}, from 0 to 2³² − 1; required
 */
@CheckReturnValue
public record ShuffleSplit(int splits, Parts parts, OptionalLong shuffleSeed)
    implements Folds, Parted<ShuffleSplit> {
  private static final double VALIDATION_SHARE = 0.1;

  /** Sets the seed of all splits. */
  public ShuffleSplit shuffled(long seed) {
    return new ShuffleSplit(splits, parts, OptionalLong.of(seed));
  }

  @Override
  public List<Fold> split(int[] labels) {
    return Divisions.split(this, labels, splits, sized(), shuffleSeed, Divisions::shuffled);
  }

  @Override
  public List<Problem> problems(int[] labels) {
    requireNonNull(labels, "labels");
    return Stream.concat(
            sized().problems(labels.length).stream(),
            FoldProblems.all(FoldProblems.splits(splits), FoldProblems.seedOfSplits(shuffleSeed))
                .stream())
        .toList();
  }

  @Override
  public String describe() {
    return FoldNumbers.describe(
        "shuffle split, " + splits + " splits, " + sized().describe(), shuffleSeed);
  }

  @Override
  public String toString() {
    return describe();
  }

  @Override
  public String remedyForClasses() {
    return "Choose stratifiedShuffleSplit, or larger parts.";
  }

  private Parts sized() {
    return parts.orValidation(VALIDATION_SHARE);
  }

  @Override
  public ShuffleSplit with(Parts other) {
    return new ShuffleSplit(splits, other, shuffleSeed);
  }
}
