package io.github.foldwise.layer;

/** {@code height × width × channels} to one vector, row-major. */
public record Flatten() implements Layer {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.flatten(this);
  }
}
