package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Words;
import java.util.function.UnaryOperator;

/** Features straight from a dense layer: the clauses of that layer may follow, each once. */
@CheckReturnValue
public final class Connected extends Features
    implements Weighted<Connected, Dense>, ActivatedWithin<Connected, Features> {
  private final Dense layer;

  Connected(Chain chain) {
    super(chain);
    this.layer = (Dense) chain.layers().get(chain.layers().size() - 1);
  }

  @Override
  public Connected with(UnaryOperator<Dense> change) {
    return new Connected(chain().replaceLast(change.apply(layer)));
  }

  /**
   * The given function, applied within the layer: before the activity penalty and the next layer.
   */
  @Override
  public Connected activation(Activation function) {
    Once.require(
        Words.of(layer),
        "activation",
        Activation.LINEAR,
        layer.activation(),
        function,
        Words::activation);
    return with(now -> now.withActivation(function));
  }
}
