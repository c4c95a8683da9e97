package io.github.foldwise.layer;

/**
 * Mean of each channel over height and width: {@code height × width × channels} to {@code
 * channels}.
 */
public record GlobalAveragePool() implements Layer {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.globalAveragePool(this);
  }
}
