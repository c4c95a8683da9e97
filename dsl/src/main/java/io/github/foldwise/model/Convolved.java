package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Words;

/** Feature maps straight from a convolution, whose clauses may follow, each once. */
@CheckReturnValue
public final class Convolved extends ConvolvedMaps<Convolved, Conv> {
  Convolved(Chain chain) {
    super(chain);
  }

  @Override
  Convolved around(Chain other) {
    return new Convolved(other);
  }

  /** Number of groups, 1 by default: each filter sees only the channels of its group. */
  public Convolved groups(int number) {
    Once.require(Words.of(layer()), "number of groups", 1, layer().groups(), number, Words::groups);
    return with(layer().withGroups(number));
  }
}
