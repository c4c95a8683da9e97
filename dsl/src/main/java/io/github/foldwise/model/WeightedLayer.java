package io.github.foldwise.model;

/**
 * A layer with kernel and bias.
 *
 * @param <L> its own kind, which a changed copy has too
 */
public sealed interface WeightedLayer<L extends WeightedLayer<L>> extends Layer
    permits Conv, Dense {
  /** Fills the kernel before training. */
  Initializer kernelInitializer();

  /** Fills the bias before training. */
  Initializer biasInitializer();

  /** On kernel, bias and output. */
  Penalties penalties();

  /** The same with another initializer of the kernel. */
  L withKernelInitializer(Initializer other);

  /** The same with another initializer of the bias. */
  L withBiasInitializer(Initializer other);

  /** The same with other penalties. */
  L withPenalties(Penalties other);
}
