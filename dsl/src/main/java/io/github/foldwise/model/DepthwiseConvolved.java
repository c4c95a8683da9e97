package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import io.github.foldwise.layer.DepthwiseConv;
import io.github.foldwise.layer.Words;
import java.util.function.UnaryOperator;

/**
 * Feature maps straight from a depthwise convolution: the clauses of that layer may follow, each
 * once.
 */
@CheckReturnValue
public final class DepthwiseConvolved extends ConvolvedMaps<DepthwiseConvolved, DepthwiseConv> {
  DepthwiseConvolved(Chain chain, DepthwiseConv layer) {
    super(chain, layer);
  }

  @Override
  public DepthwiseConvolved with(UnaryOperator<DepthwiseConv> change) {
    return new DepthwiseConvolved(before(), change.apply(layer()));
  }

  /** Channels that come out for each that goes in; 1 unless said otherwise. */
  public DepthwiseConvolved multiplier(int number) {
    Once.require(
        Words.of(layer()), "multiplier", 1, layer().multiplier(), number, Words::multiplier);
    return with(now -> now.withMultiplier(number));
  }
}
