package io.github.foldwise.layer;

/**
 * Sets each whole channel of an image's feature maps to 0 with probability {@code rate} in training
 * and scales the others by {@code 1/(1 − rate)}; does nothing afterwards.
 *
 * @param rate share of the channels that is dropped, in [0,1)
 */
public record SpatialDropout(double rate) implements Layer {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.spatialDropout(this);
  }
}
