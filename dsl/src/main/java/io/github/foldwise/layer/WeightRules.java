package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.function.UnaryOperator;

/** How kernel, bias and output of a layer are filled, penalised and constrained. */
@CheckReturnValue
public record WeightRules(
    WeightRule kernel, boolean hasBias, WeightRule bias, ActivityPenalty activity) {
  public WeightRules {
    requireNonNull(kernel, "kernel");
    requireNonNull(bias, "bias");
    requireNonNull(activity, "activity");
  }

  /** Keras's defaults: Glorot-uniform kernel, zero bias, no penalties, no constraints. */
  public static final WeightRules STANDARD =
      new WeightRules(
          WeightRule.of(Initializer.GLOROT_UNIFORM),
          true,
          WeightRule.of(Initializer.ZEROS),
          ActivityPenalty.NONE);

  /** The same with a changed rule of the kernel. */
  public WeightRules kernel(UnaryOperator<WeightRule> change) {
    return new WeightRules(change.apply(kernel), hasBias, bias, activity);
  }

  /** The same with a changed rule of the bias. */
  public WeightRules bias(UnaryOperator<WeightRule> change) {
    return new WeightRules(kernel, hasBias, change.apply(bias), activity);
  }

  /** The same without a bias. */
  public WeightRules withoutBias() {
    return new WeightRules(kernel, false, bias, activity);
  }

  /** The same with another penalty on the output. */
  public WeightRules activity(ActivityPenalty other) {
    return new WeightRules(kernel, hasBias, bias, other);
  }
}
