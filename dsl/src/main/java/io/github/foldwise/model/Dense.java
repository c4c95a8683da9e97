package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

/**
 * Fully connected layer {@code x · kernel + bias}.
 *
 * @param units length of the output, at least 1
 * @param activation applied to the sum with the bias
 * @param kernelInitializer fills the kernel, {@code (in, units)}
 * @param biasInitializer fills the bias
 * @param penalties on kernel, bias and output
 */
public record Dense(
    int units,
    Activation activation,
    Initializer kernelInitializer,
    Initializer biasInitializer,
    Penalties penalties)
    implements WeightedLayer<Dense> {
  public Dense {
    requireNonNull(activation, "activation");
    requireNonNull(kernelInitializer, "kernelInitializer");
    requireNonNull(biasInitializer, "biasInitializer");
    requireNonNull(penalties, "penalties");
  }

  /** No activation, Glorot-uniform kernel, zero bias, no penalties. */
  public static Dense of(int units) {
    return new Dense(
        units, Activation.LINEAR, Initializer.GLOROT_UNIFORM, Initializer.ZEROS, Penalties.NONE);
  }

  /** The same with another activation. */
  public Dense withActivation(Activation other) {
    return new Dense(units, other, kernelInitializer, biasInitializer, penalties);
  }

  @Override
  public Dense withKernelInitializer(Initializer other) {
    return new Dense(units, activation, other, biasInitializer, penalties);
  }

  @Override
  public Dense withBiasInitializer(Initializer other) {
    return new Dense(units, activation, kernelInitializer, other, penalties);
  }

  @Override
  public Dense withPenalties(Penalties other) {
    return new Dense(units, activation, kernelInitializer, biasInitializer, other);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.dense(this);
  }
}
