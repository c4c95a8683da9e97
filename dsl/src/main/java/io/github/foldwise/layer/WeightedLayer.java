package io.github.foldwise.layer;

import java.util.function.UnaryOperator;

/** A layer with kernel and bias. */
public sealed interface WeightedLayer<L extends WeightedLayer<L>> extends Layer
    permits Convolution, Dense {
  /** How kernel, bias and output are filled, penalised and constrained. */
  WeightRules rules();

  /** Applied to the sum with the bias. */
  Activation activation();

  /** The same with another activation. */
  L withActivation(Activation other);

  /** The same with other rules. */
  L withRules(WeightRules other);

  /** The same with changed rules. */
  default L withRules(UnaryOperator<WeightRules> change) {
    return withRules(change.apply(rules()));
  }
}
