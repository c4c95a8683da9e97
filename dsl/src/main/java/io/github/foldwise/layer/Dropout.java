package io.github.foldwise.layer;

/**
 * Sets each value to 0 with probability {@code rate} in training and scales the others by {@code
 * 1/(1 − rate)}; does nothing afterwards.
 *
 * @param rate share that is dropped, in [0,1)
 */
public record Dropout(double rate) implements Layer {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.dropout(this);
  }
}
