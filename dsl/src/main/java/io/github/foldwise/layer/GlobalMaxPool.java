package io.github.foldwise.layer;

/**
 * Largest value of each channel over height and width: {@code height × width × channels} to {@code
 * channels}. On a tie the gradient is shared equally, as Keras's, which takes a plain maximum here.
 */
public record GlobalMaxPool() implements Layer {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.globalMaxPool(this);
  }
}
