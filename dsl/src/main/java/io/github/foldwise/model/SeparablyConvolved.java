package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.Words;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Feature maps straight from a separable convolution, whose clauses may follow, each once. Clauses
 * about the kernel apply to both of its kernels.
 */
@CheckReturnValue
public final class SeparablyConvolved extends ConvolvedMaps<SeparablyConvolved, SeparableConv> {
  SeparablyConvolved(Chain chain) {
    super(chain);
  }

  @Override
  SeparablyConvolved around(Chain other) {
    return new SeparablyConvolved(other);
  }

  /** Intermediate channels for each input channel; 1 by default. */
  public SeparablyConvolved multiplier(int number) {
    Once.require(
        Words.of(layer()), "multiplier", 1, layer().multiplier(), number, Words::multiplier);
    return with(layer().withMultiplier(number));
  }

  /**
   * Gives the depthwise kernel its own rule, starting from Keras's defaults; clauses about the
   * kernel then apply to the pointwise kernel alone: {@code separableConv(64, 3).l2(1e-4)
   * .depthwise(rule -> rule.with(Penalty.NONE))}.
   */
  public SeparablyConvolved depthwise(UnaryOperator<WeightRule> rule) {
    WeightRule own = requireNonNull(rule, "rule").apply(WeightRules.STANDARD.kernel());
    Once.require(
        Words.of(layer()),
        "rule of the depthwise kernel",
        Optional.<WeightRule>empty(),
        layer().depthwise(),
        Optional.of(own),
        given -> Words.depthwise(given.orElseThrow()));
    return with(layer().withDepthwise(own));
  }
}
