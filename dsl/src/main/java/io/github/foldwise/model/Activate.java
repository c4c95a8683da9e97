package io.github.foldwise.model;

/**
 * An activation that stands alone, such as the one after a batch norm.
 *
 * @param activation the function
 */
public record Activate(Activation activation) implements Layer {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.activate(this);
  }
}
