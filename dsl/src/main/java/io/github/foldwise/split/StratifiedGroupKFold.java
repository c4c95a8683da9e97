package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import java.util.List;
import java.util.OptionalLong;

/**
 * k folds that never split a group and have the class proportions of all rows as nearly as groups
 * allow: the same rows as scikit-learn's {@code StratifiedGroupKFold}.
 *
 * <p>The group whose classes are least balanced goes first, each to the fold with which the classes
 * are spread most evenly. A seed shuffles only groups that are equally balanced.
 *
 * @param k number of folds, from 2 to the number of groups and of rows of the most frequent class
 * @param groups group of each row
 * @param shuffleSeed scikit-learn's {@code random_state}, from 0 to 2³² − 1; empty for no shuffle
 */
@CheckReturnValue
public record StratifiedGroupKFold(int k, Groups groups, OptionalLong shuffleSeed)
    implements Folds {
  public StratifiedGroupKFold {
    requireNonNull(groups, "groups");
  }

  /** Shuffles the groups first. */
  public StratifiedGroupKFold shuffled(long seed) {
    return new StratifiedGroupKFold(k, groups, OptionalLong.of(seed));
  }

  @Override
  public StratifiedGroupKFold forRows(RowTexts texts) {
    return new StratifiedGroupKFold(k, groups.forRows(texts), shuffleSeed);
  }

  @Override
  public List<Fold> split(int[] labels) {
    return FoldNumbers.split(
        this,
        labels,
        k,
        1,
        shuffleSeed,
        (classes, folds, random) ->
            new GroupSpread(classes, groups.positions(), folds).assign(random));
  }

  @Override
  public List<Problem> problems(int[] labels) {
    requireNonNull(labels, "labels");
    return FoldProblems.all(
        GroupProblems.rows(groups, labels.length),
        GroupProblems.folds(k, groups),
        FoldProblems.stratifiedFolds(k, labels),
        FoldProblems.seed(shuffleSeed));
  }

  @Override
  public String describe() {
    return FoldNumbers.describe("stratified group k-fold, k = " + k + ", " + groups, shuffleSeed);
  }

  @Override
  public String toString() {
    return describe();
  }

  @Override
  public String remedyForClasses() {
    return "Choose fewer folds, or smaller groups.";
  }
}
