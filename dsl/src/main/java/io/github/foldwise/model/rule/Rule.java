package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import java.util.function.Consumer;

/** One demand on every layer of a model. */
public interface Rule {
  /** Reports the problems of this layer, and none that an earlier layer causes. */
  void check(PlacedLayer layer, Consumer<Problem> problems);
}
