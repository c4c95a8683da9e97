package io.github.foldwise.split;

import io.github.foldwise.check.Problem;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A rule that divides rows into folds, and every such rule: {@code Folds.kFold(5).shuffled(42)}.
 * Applied again, a rule gives the same folds.
 */
public interface Folds {
  /** {@code k} folds of consecutive rows, in file order unless shuffled. */
  static KFold kFold(int k) {
    return new KFold(k, OptionalLong.empty());
  }

  /** {@code k} folds with the class proportions of all rows, in file order unless shuffled. */
  static StratifiedKFold stratifiedKFold(int k) {
    return new StratifiedKFold(k, OptionalLong.empty());
  }

  /** {@code k} folds, {@code repeats} times; needs {@code shuffled(seed)}. */
  static RepeatedKFold repeatedKFold(int k, int repeats) {
    return new RepeatedKFold(k, repeats, OptionalLong.empty());
  }

  /** {@code k} stratified folds, {@code repeats} times; needs {@code shuffled(seed)}. */
  static RepeatedStratifiedKFold repeatedStratifiedKFold(int k, int repeats) {
    return new RepeatedStratifiedKFold(k, repeats, OptionalLong.empty());
  }

  /** {@code k} folds of similar size that never split a group. */
  static GroupKFold groupKFold(int k, Groups groups) {
    return new GroupKFold(k, groups, OptionalLong.empty());
  }

  /** {@code k} folds that never split a group and have about the class proportions of all rows. */
  static StratifiedGroupKFold stratifiedGroupKFold(int k, Groups groups) {
    return new StratifiedGroupKFold(k, groups, OptionalLong.empty());
  }

  /** The fold that validates each row, from any number; −1 for a row that none validates. */
  static PredefinedSplit predefinedSplit(int... folds) {
    return new PredefinedSplit(Groups.of(folds));
  }

  /** The rows of each group are one fold: {@code predefinedSplit(byColumn("fold"))}. */
  static PredefinedSplit predefinedSplit(Groups folds) {
    return new PredefinedSplit(folds);
  }

  /** Each fold validates the rows that follow those which it trains on, in file order. */
  static TimeSeriesSplit timeSeriesSplit(int splits) {
    return new TimeSeriesSplit(splits, OptionalInt.empty(), 0, OptionalInt.empty());
  }

  /** One fold for each choice of {@code p} rows. */
  static LeavePOut leavePOut(int p) {
    return new LeavePOut(p);
  }

  /** One fold per row. */
  static LeaveOneOut leaveOneOut() {
    return new LeaveOneOut();
  }

  /** Random splits, each validated on a tenth of the rows; needs {@code shuffled(seed)}. */
  static ShuffleSplit shuffleSplit(int splits) {
    return new ShuffleSplit(splits, Parts.UNSAID, OptionalLong.empty());
  }

  /** Stratified random splits, each validated on a tenth; needs {@code shuffled(seed)}. */
  static StratifiedShuffleSplit stratifiedShuffleSplit(int splits) {
    return new StratifiedShuffleSplit(splits, Parts.UNSAID, OptionalLong.empty());
  }

  /** One hold-out: validated on the last quarter of the rows unless shuffled. */
  static TrainTestSplit trainTestSplit() {
    return new TrainTestSplit(Parts.UNSAID, false, OptionalLong.empty());
  }

  /**
   * This rule for rows of which this is written. A rule that reads names or columns gives one that
   * has read them, and that describes what it found; it can be asked again about other rows.
   */
  default Folds forRows(RowTexts texts) {
    return this;
  }

  /**
   * Divides the rows.
   *
   * @param labels class of each row, one per row
   * @throws io.github.foldwise.check.RefusedException if there are {@link #problems}
   */
  List<Fold> split(int[] labels);

  /** Why {@link #split} would refuse these labels; empty if it would not. */
  List<Problem> problems(int[] labels);

  /**
   * The rule in words: {@code k-fold, k = 5, shuffled with seed 42}. It is part of a trial's hash,
   * so it must name everything that decides the folds.
   */
  String describe();

  /** What helps if a part lacks a class, in a sentence. */
  default String remedyForClasses() {
    return "Choose stratified folds, or fewer of them.";
  }
}
