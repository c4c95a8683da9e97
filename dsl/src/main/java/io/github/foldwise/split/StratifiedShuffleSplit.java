package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Independent random splits with the class proportions of all rows: the same rows in the same order
 * as scikit-learn's {@code StratifiedShuffleSplit}.
 *
 * @param splits number of splits, at least 1
 * @param parts sizes of the parts; by default 0.1 of the rows are for validation
 * @param shuffleSeed scikit-learn's {@code random_state}, from 0 to 2³² − 1; required
 */
@CheckReturnValue
public record StratifiedShuffleSplit(int splits, Parts parts, OptionalLong shuffleSeed)
    implements Folds, Parted<StratifiedShuffleSplit> {
  private static final double VALIDATION_SHARE = 0.1;

  /** Sets the seed of all splits. */
  public StratifiedShuffleSplit shuffled(long seed) {
    return new StratifiedShuffleSplit(splits, parts, OptionalLong.of(seed));
  }

  @Override
  public List<Fold> split(int[] labels) {
    return Divisions.split(this, labels, splits, sized(), shuffleSeed, Divisions::stratified);
  }

  @Override
  public List<Problem> problems(int[] labels) {
    requireNonNull(labels, "labels");
    return Stream.concat(
            FoldProblems.stratifiedParts(sized(), labels).stream(),
            FoldProblems.all(FoldProblems.splits(splits), FoldProblems.seedOfSplits(shuffleSeed))
                .stream())
        .toList();
  }

  @Override
  public String describe() {
    return FoldNumbers.describe(
        "stratified shuffle split, " + splits + " splits, " + sized().describe(), shuffleSeed);
  }

  @Override
  public String toString() {
    return describe();
  }

  @Override
  public String remedyForClasses() {
    return "Choose larger parts, or give the class more rows.";
  }

  private Parts sized() {
    return parts.orValidation(VALIDATION_SHARE);
  }

  @Override
  public StratifiedShuffleSplit with(Parts other) {
    return new StratifiedShuffleSplit(splits, other, shuffleSeed);
  }
}
