package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Words;
import java.util.function.UnaryOperator;

/** Feature maps straight from a convolution: the clauses of that layer may follow, each once. */
@CheckReturnValue
public final class Convolved extends ConvolvedMaps<Convolved, Conv> {
  Convolved(Chain chain, Conv layer) {
    super(chain, layer);
  }

  @Override
  public Convolved with(UnaryOperator<Conv> change) {
    return new Convolved(before(), change.apply(layer()));
  }

  /**
   * Parts into which channels and filters fall, each filter seeing the channels of its part alone;
   * 1 unless said otherwise.
   */
  public Convolved groups(int number) {
    Once.require(Words.of(layer()), "number of groups", 1, layer().groups(), number, Words::groups);
    return with(now -> now.withGroups(number));
  }
}
