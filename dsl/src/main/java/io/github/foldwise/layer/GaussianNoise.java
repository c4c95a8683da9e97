package io.github.foldwise.layer;

/**
 * Adds to each value its own draw from a normal distribution around 0 in training; does nothing
 * afterwards.
 *
 * @param standardDeviation of the distribution, at least 0; Keras takes none above 1
 */
public record GaussianNoise(double standardDeviation) implements Layer {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.gaussianNoise(this);
  }
}
