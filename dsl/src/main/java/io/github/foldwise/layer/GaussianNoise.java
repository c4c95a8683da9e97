package io.github.foldwise.layer;

/**
 * Adds independent normal noise with mean 0 to each value in training; does nothing afterwards.
 *
 * @param standardDeviation of the distribution, at least 0; Keras's maximum is 1
 */
public record GaussianNoise(double standardDeviation) implements Layer {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.gaussianNoise(this);
  }
}
