package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

/** An activation as its own layer, such as one after batch normalisation. */
public record Activate(Activation activation) implements Layer {
  public Activate {
    requireNonNull(activation, "activation");
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.activate(this);
  }
}
