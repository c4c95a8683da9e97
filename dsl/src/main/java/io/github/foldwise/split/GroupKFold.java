package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * k folds that never split a group: the same rows as scikit-learn's {@code GroupKFold}.
 *
 * <p>Without a seed, the largest group goes first, each to the fold with the fewest rows so far.
 * With a seed, groups are shuffled and divided by number, not by size.
 *
 * @param k number of folds, from 2 to the number of groups
 * @param groups group of each row
 * @param shuffleSeed scikit-learn's {@code random_state}, from 0 to 2³² − 1; empty for no shuffle
 */
@CheckReturnValue
public record GroupKFold(int k, Groups groups, OptionalLong shuffleSeed) implements Folds {
  public GroupKFold {
    requireNonNull(groups, "groups");
  }

  /** Shuffles the groups and gives each fold about as many groups. */
  public GroupKFold shuffled(long seed) {
    return new GroupKFold(k, groups, OptionalLong.of(seed));
  }

  @Override
  public GroupKFold forRows(RowTexts texts) {
    return new GroupKFold(k, groups.forRows(texts), shuffleSeed);
  }

  @Override
  public List<Fold> split(int[] labels) {
    return FoldNumbers.split(this, labels, k, 1, shuffleSeed, this::assign);
  }

  @Override
  public List<Problem> problems(int[] labels) {
    requireNonNull(labels, "labels");
    return FoldProblems.all(
        GroupProblems.rows(groups, labels.length),
        GroupProblems.folds(k, groups),
        FoldProblems.seed(shuffleSeed));
  }

  @Override
  public String describe() {
    return FoldNumbers.describe("group k-fold, k = " + k + ", " + groups, shuffleSeed);
  }

  @Override
  public String toString() {
    return describe();
  }

  @Override
  public String remedyForClasses() {
    return "Choose fewer folds, or smaller groups.";
  }

  private int[] assign(int[] labels, int folds, Optional<MersenneTwister> random) {
    int[] ofGroups =
        random.isPresent() ? FoldNumbers.consecutive(groups.count(), folds, random) : bySize(folds);
    return IntStream.of(groups.positions()).map(group -> ofGroups[group]).toArray();
  }

  /** The fold of each group; of equal groups the last goes first, to the first of equal folds. */
  private int[] bySize(int folds) {
    int[] sizes = new int[groups.count()];
    IntStream.of(groups.positions()).forEach(group -> sizes[group]++);
    int[] ofGroups = new int[sizes.length];
    int[] rows = new int[folds];
    IntStream.range(0, sizes.length)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingInt(group -> sizes[group])
                .reversed()
                .thenComparing(Comparator.reverseOrder()))
        .forEach(
            group -> {
              ofGroups[group] = lightest(rows);
              rows[ofGroups[group]] += sizes[group];
            });
    return ofGroups;
  }

  private static int lightest(int[] rows) {
    int lightest = 0;
    for (int fold = 1; fold < rows.length; fold++) {
      lightest = rows[fold] < rows[lightest] ? fold : lightest;
    }
    return lightest;
  }
}
