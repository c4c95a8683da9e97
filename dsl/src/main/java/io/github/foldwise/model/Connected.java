package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.Dense;

/** Features straight from a dense layer, whose clauses may follow, each once. */
@CheckReturnValue
public final class Connected extends Features
    implements Weighted<Connected, Dense>, ActivatedWithin<Connected, Features> {
  Connected(Chain chain) {
    super(chain);
  }

  @Override
  Connected around(Chain other) {
    return new Connected(other);
  }

  /** Applies a function within the layer: before the activity penalty and the next layer. */
  @Override
  public Connected activation(Activation function) {
    return activated(this, function);
  }
}
