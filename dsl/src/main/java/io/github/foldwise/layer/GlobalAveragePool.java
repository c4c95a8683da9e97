package io.github.foldwise.layer;

/** Mean of each channel over height and width: a vector of {@code channels} values. */
public record GlobalAveragePool() implements Layer {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.globalAveragePool(this);
  }
}
