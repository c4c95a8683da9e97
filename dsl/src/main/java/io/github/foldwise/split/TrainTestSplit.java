package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One hold-out: the same rows in the same order as scikit-learn's {@code train_test_split}, whose
 * {@code test} is validation here. Without a seed, the last rows are for validation, as with {@code
 * shuffle=False}.
 *
 * @param parts sizes of the parts; by default 0.25 of the rows are for validation
 * @param stratified whether both parts have the class proportions of all rows; needs a seed
 * @param shuffleSeed scikit-learn's {@code random_state}, from 0 to 2³² − 1; empty for no shuffle
 */
@CheckReturnValue
public record TrainTestSplit(Parts parts, boolean stratified, OptionalLong shuffleSeed)
    implements Folds, Parted<TrainTestSplit> {
  private static final double VALIDATION_SHARE = 0.25;

  /** Shuffles the rows first. */
  public TrainTestSplit shuffled(long seed) {
    return new TrainTestSplit(parts, stratified, OptionalLong.of(seed));
  }

  /** Gives both parts the class proportions of all rows. */
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
    requireNonNull(labels, "labels");
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

  @Override
  public String toString() {
    return describe();
  }

  @Override
  public String remedyForClasses() {
    return stratified
        ? "Choose larger parts, or give the class more rows."
        : "Say shuffled(42).stratify().";
  }

  private Parts sized() {
    return parts.orValidation(VALIDATION_SHARE);
  }

  @Override
  public TrainTestSplit with(Parts other) {
    return new TrainTestSplit(other, stratified, shuffleSeed);
  }
}
