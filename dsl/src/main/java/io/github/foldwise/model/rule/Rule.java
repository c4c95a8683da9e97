package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import java.util.function.Consumer;

/** One demand on every layer of a model. */
public interface Rule {
  /**
   * Tells of what is wrong with this layer, and of nothing that an earlier layer is to blame for.
   */
  void check(PlacedLayer layer, Consumer<Problem> problems);
}
