package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import java.util.function.UnaryOperator;

/** Features straight from a dense layer: the clauses of that layer may follow, each once. */
@CheckReturnValue
public final class Connected extends Features implements Weighted<Connected, Dense> {
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
    Chain.requireUnset(
        layer, "activation", Activation.LINEAR, layer.activation(), function, Words::activation);
    return with(now -> now.withActivation(function));
  }

  @Override
  public Connected relu() {
    return (Connected) super.relu();
  }

  @Override
  public Connected elu() {
    return (Connected) super.elu();
  }

  @Override
  public Connected selu() {
    return (Connected) super.selu();
  }

  @Override
  public Connected silu() {
    return (Connected) super.silu();
  }

  @Override
  public Connected gelu() {
    return (Connected) super.gelu();
  }

  @Override
  public Connected tanh() {
    return (Connected) super.tanh();
  }

  @Override
  public Connected sigmoid() {
    return (Connected) super.sigmoid();
  }

  @Override
  public Connected leakyRelu() {
    return (Connected) super.leakyRelu();
  }

  @Override
  public Connected leakyRelu(double slope) {
    return (Connected) super.leakyRelu(slope);
  }
}
