package io.github.foldwise.sweep;

import io.github.foldwise.check.Problem;
import java.util.Optional;

/** The values of one parameter in a random search. */
sealed interface SearchRange<T> permits NumberRange, WholeRange, Choice {
  /** The parameter to vary. */
  Param<T> param();

  /** The value at a share in [0,1), all of which are equally likely. */
  T at(double share);

  /** Why nothing can be drawn; empty if something can. */
  Optional<Problem> problem();

  /** Its declaration: {@code log(learning_rate, 0.0001, 0.01)}. */
  String words();
}
