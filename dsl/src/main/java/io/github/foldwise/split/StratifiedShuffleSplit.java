package io.github.foldwise.split;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Divisions that are each drawn from all rows and hold the classes in the proportions of all rows:
 * the same rows in the same order as scikit-learn's {@code StratifiedShuffleSplit}.
 *
 * @param splits how often the rows are divided, at least 1
 * @param parts rows of each; 0.1 of them are judged unless said otherwise, and the rest are learnt
 * @param shuffleSeed scikit-learn's {@code random_state}, from 0 to 2³² − 1; it must be given
 */
@CheckReturnValue
public record StratifiedShuffleSplit(int splits, Parts parts, OptionalLong shuffleSeed)
    implements Folds {
  private static final double VALIDATION_SHARE = 0.1;

  /** The same, judged by another share of the rows. */
  public StratifiedShuffleSplit validation(double share) {
    return with(parts.withValidation(new PartSize.Share(share)));
  }

  /** The same, judged by a number of rows. */
  public StratifiedShuffleSplit validation(int rows) {
    return with(parts.withValidation(new PartSize.Count(rows)));
  }

  /** The same, trained on a share of the rows. */
  public StratifiedShuffleSplit training(double share) {
    return with(parts.withTraining(new PartSize.Share(share)));
  }

  /** The same, trained on a number of rows. */
  public StratifiedShuffleSplit training(int rows) {
    return with(parts.withTraining(new PartSize.Count(rows)));
  }

  /** The same with the seed of all divisions. */
  public StratifiedShuffleSplit shuffled(long seed) {
    return new StratifiedShuffleSplit(splits, parts, OptionalLong.of(seed));
  }

  @Override
  public List<Fold> split(int[] labels) {
    return Divisions.split(this, labels, splits, sized(), shuffleSeed, Divisions::stratified);
  }

  @Override
  public List<Problem> problems(int[] labels) {
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

  private Parts sized() {
    return parts.orValidation(VALIDATION_SHARE);
  }

  private StratifiedShuffleSplit with(Parts other) {
    return new StratifiedShuffleSplit(splits, other, shuffleSeed);
  }
}
