package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import io.github.foldwise.layer.DepthwiseConv;
import io.github.foldwise.layer.Words;

/** Feature maps straight from a depthwise convolution, whose clauses may follow, each once. */
@CheckReturnValue
public final class DepthwiseConvolved extends ConvolvedMaps<DepthwiseConvolved, DepthwiseConv> {
  DepthwiseConvolved(Chain chain) {
    super(chain);
  }

  @Override
  DepthwiseConvolved around(Chain other) {
    return new DepthwiseConvolved(other);
  }

  /** Output channels for each input channel; 1 by default. */
  public DepthwiseConvolved multiplier(int number) {
    Once.require(
        Words.of(layer()), "multiplier", 1, layer().multiplier(), number, Words::multiplier);
    return with(layer().withMultiplier(number));
  }
}
