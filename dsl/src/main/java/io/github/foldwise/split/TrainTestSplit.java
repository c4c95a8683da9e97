package io.github.foldwise.split;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One division, a hold-out: the same rows in the same order as scikit-learn's {@code
 * train_test_split}. Its {@code test} is what {@link Fold} calls validation.
 *
 * <p>Without a seed the rows stay in file order and the last ones are judged, as with {@code
 * shuffle=False}.
 *
 * @param parts rows of each; 0.25 of them are judged unless said otherwise, and the rest are learnt
 * @param stratified whether both parts hold the classes in the proportions of all rows; needs a
 *     seed
 * @param shuffleSeed scikit-learn's {@code random_state}, from 0 to 2³² − 1; empty for no shuffle
 */
@CheckReturnValue
public record TrainTestSplit(Parts parts, boolean stratified, OptionalLong shuffleSeed)
    implements Folds {
  private static final double VALIDATION_SHARE = 0.25;

  /** The same, judged by another share of the rows. */
  public TrainTestSplit validation(double share) {
    return with(parts.withValidation(new PartSize.Share(share)));
  }

  /** The same, judged by a number of rows. */
  public TrainTestSplit validation(int rows) {
    return with(parts.withValidation(new PartSize.Count(rows)));
  }

  /** The same, trained on a share of the rows. */
  public TrainTestSplit training(double share) {
    return with(parts.withTraining(new PartSize.Share(share)));
  }

  /** The same, trained on a number of rows. */
  public TrainTestSplit training(int rows) {
    return with(parts.withTraining(new PartSize.Count(rows)));
  }

  /** The same, shuffled first. */
  public TrainTestSplit shuffled(long seed) {
    return new TrainTestSplit(parts, stratified, OptionalLong.of(seed));
  }

  /** The same with the classes of all rows in both parts. */
  public TrainTestSplit stratify() {
    return new TrainTestSplit(parts, true, shuffleSeed);
  }

  @Override
  public List<Fold> split(int[] labels) {
    if (shuffleSeed.isPresent()) {
      return Divisions.split(
          this,
          labels,
          1,
          sized(),
          shuffleSeed,
          stratified ? Divisions::stratified : Divisions::shuffled);
    }
    RefusedException.throwIfAny(problems(labels));
    return List.of(Divisions.inOrder(labels, sized()));
  }

  @Override
  public List<Problem> problems(int[] labels) {
    List<Problem> problems =
        new ArrayList<>(
            stratified
                ? FoldProblems.stratifiedParts(sized(), labels)
                : sized().problems(labels.length));
    FoldProblems.seed(shuffleSeed).ifPresent(problems::add);
    FoldProblems.seedOfStratified(stratified, shuffleSeed).ifPresent(problems::add);
    return List.copyOf(problems);
  }

  @Override
  public String describe() {
    return FoldNumbers.describe(
        (stratified ? "stratified hold-out, " : "hold-out, ") + sized().describe(), shuffleSeed);
  }

  private Parts sized() {
    return parts.orValidation(VALIDATION_SHARE);
  }

  private TrainTestSplit with(Parts other) {
    return new TrainTestSplit(other, stratified, shuffleSeed);
  }
}
