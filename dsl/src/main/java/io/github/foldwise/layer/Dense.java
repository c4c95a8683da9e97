package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

/**
 * Fully connected layer {@code x · kernel + bias}.
 *
 * @param units length of the output, at least 1
 * @param activation applied to the sum with the bias
 * @param rules how kernel, {@code (in, units)}, bias and output are filled, penalised and
 *     constrained
 */
public record Dense(int units, Activation activation, WeightRules rules)
    implements WeightedLayer<Dense> {
  public Dense {
    requireNonNull(activation, "activation");
    requireNonNull(rules, "rules");
  }

  /** No activation, Glorot-uniform kernel, zero bias, no penalties. */
  public static Dense of(int units) {
    return new Dense(units, Activation.LINEAR, WeightRules.STANDARD);
  }

  @Override
  public Dense withActivation(Activation other) {
    return new Dense(units, other, rules);
  }

  @Override
  public Dense withRules(WeightRules other) {
    return new Dense(units, activation, other);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.dense(this);
  }
}
