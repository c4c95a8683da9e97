package io.github.foldwise.sweep;

import io.github.foldwise.check.Problem;
import java.util.Optional;

/**
 * Where a random search takes the values of one parameter from.
 *
 * @param <T> type of the values
 */
sealed interface SearchRange<T> permits NumberRange, WholeRange, Choice {
  /** What is searched. */
  Param<T> param();

  /** The value for a share of [0,1), all of which are equally likely. */
  T at(double share);

  /** Why nothing can be drawn from it. */
  Optional<Problem> problem();

  /** As it was declared: {@code log(learning_rate, 0.0001, 0.01)}. */
  String words();
}
