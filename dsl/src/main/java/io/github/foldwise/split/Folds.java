package io.github.foldwise.split;

import io.github.foldwise.check.Problem;
import java.util.List;

/** A written rule that divides rows into folds: the same folds however often it is applied. */
public interface Folds {
  /**
   * Divides.
   *
   * @param labels class of each row; their number is the number of rows
   * @throws io.github.foldwise.check.RefusedException where there are {@link #problems}
   */
  List<Fold> split(int[] labels);

  /** What hinders {@link #split}; empty where nothing does. */
  List<Problem> problems(int[] labels);

  /** For people: {@code k-fold, k = 5, shuffled with seed 42}. */
  String describe();
}
