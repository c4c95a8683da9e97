package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;

/**
 * A chain whose last output is {@code height × width × channels}. Immutable: each word gives a new
 * stage, so a prefix can be kept and used twice.
 */
@CheckReturnValue
public class FeatureMaps implements Activated<FeatureMaps> {
  private final Chain chain;

  FeatureMaps(Chain chain) {
    this.chain = chain;
  }

  final Chain chain() {
    return chain;
  }

  /** Convolution with a square kernel, stride 1, padding SAME. */
  public Convolved conv(int filters, int kernel) {
    return new Convolved(chain.then(Conv.of(filters, kernel)));
  }

  /** Batch normalisation with Keras's defaults. */
  public FeatureMaps bn() {
    return then(BatchNorm.STANDARD);
  }

  /** Batch normalisation; see {@link BatchNorm}. */
  public FeatureMaps bn(double momentum, double epsilon) {
    return then(new BatchNorm(momentum, epsilon));
  }

  /** Largest value of each {@code size × size} window, side by side. */
  public FeatureMaps pool(int size) {
    return then(MaxPool.of(size));
  }

  /** Mean of each {@code size × size} window, side by side. */
  public FeatureMaps avgPool(int size) {
    return then(AveragePool.of(size));
  }

  /** Drops each value with probability {@code rate}, in [0,1), in training. */
  public FeatureMaps dropout(double rate) {
    return then(new Dropout(rate));
  }

  /** Mean of each channel. */
  public Features globalAvgPool() {
    return new Features(chain.then(new GlobalAveragePool()));
  }

  /** One vector, row-major. */
  public Features flatten() {
    return new Features(chain.then(new Flatten()));
  }

  @Override
  public FeatureMaps activation(Activation function) {
    return then(new Activate(function));
  }

  private FeatureMaps then(Layer layer) {
    return new FeatureMaps(chain.then(layer));
  }
}
