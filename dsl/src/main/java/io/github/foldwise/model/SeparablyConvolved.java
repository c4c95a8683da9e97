package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.Words;
import java.util.function.UnaryOperator;

/**
 * Feature maps straight from a separable convolution: the clauses of that layer may follow, each
 * once. Those about the kernel hold for both of its kernels.
 */
@CheckReturnValue
public final class SeparablyConvolved extends ConvolvedMaps<SeparablyConvolved, SeparableConv> {
  SeparablyConvolved(Chain chain, SeparableConv layer) {
    super(chain, layer);
  }

  @Override
  public SeparablyConvolved with(UnaryOperator<SeparableConv> change) {
    return new SeparablyConvolved(before(), change.apply(layer()));
  }

  /** Channels between the two kernels for each that goes in; 1 unless said otherwise. */
  public SeparablyConvolved multiplier(int number) {
    Once.require(
        Words.of(layer()), "multiplier", 1, layer().multiplier(), number, Words::multiplier);
    return with(now -> now.withMultiplier(number));
  }

  /**
   * Gives the depthwise kernel a rule of its own, beginning with Keras's defaults; the clauses
   * about the kernel then hold for the pointwise one alone: {@code separableConv(64, 3).l2(1e-4)
   * .depthwise(rule -> rule.with(Penalty.NONE))}.
   */
  public SeparablyConvolved depthwise(UnaryOperator<WeightRule> rule) {
    WeightRule own = rule.apply(WeightRules.STANDARD.kernel());
    Once.require(
        Words.of(layer()),
        "rule of the depthwise kernel",
        own,
        layer().depthwise().orElse(own),
        own,
        Words::depthwise);
    return with(now -> now.withDepthwise(own));
  }
}
