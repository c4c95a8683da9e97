package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import java.util.function.UnaryOperator;

/** Feature maps straight from a convolution: the clauses of that layer may follow, each once. */
@CheckReturnValue
public final class Convolved extends FeatureMaps
    implements Weighted<Convolved, Conv>, ActivatedWithin<Convolved, FeatureMaps> {
  private final Conv layer;

  Convolved(Chain chain) {
    super(chain);
    this.layer = (Conv) chain.layers().get(chain.layers().size() - 1);
  }

  @Override
  public Convolved with(UnaryOperator<Conv> change) {
    return new Convolved(chain().replaceLast(change.apply(layer)));
  }

  /** Step between windows, in both directions; 1 unless said otherwise. */
  public Convolved stride(int step) {
    Window stride = Window.square(step);
    Chain.requireUnset(layer, "stride", Window.square(1), layer.stride(), stride, Words::stride);
    return with(now -> now.withStride(stride));
  }

  /** No padding: only windows that fit. */
  public Convolved valid() {
    return with(now -> now.withPadding(Padding.VALID));
  }

  /**
   * The given function, applied within the layer: before the activity penalty and the next layer.
   */
  @Override
  public Convolved activation(Activation function) {
    Chain.requireUnset(
        layer, "activation", Activation.LINEAR, layer.activation(), function, Words::activation);
    return with(now -> now.withActivation(function));
  }
}
