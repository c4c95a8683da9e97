package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.Convolution;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.Words;

/**
 * Feature maps straight from some kind of convolution: the clauses that all kinds have.
 *
 * @param <S> the stage, to which every clause leads back
 * @param <L> the layer
 */
@CheckReturnValue
abstract sealed class ConvolvedMaps<S extends ConvolvedMaps<S, L>, L extends Convolution<L>>
    extends FeatureMaps implements Weighted<S, L>, ActivatedWithin<S, FeatureMaps>
    permits Convolved, DepthwiseConvolved, SeparablyConvolved {
  private static final Window ONE = Window.square(1);

  private final L layer;

  ConvolvedMaps(Chain chain, L layer) {
    super(chain.then(layer));
    this.layer = layer;
  }

  final L layer() {
    return layer;
  }

  /** The chain without the layer. */
  final Chain before() {
    return chain().withoutLast();
  }

  /** Step between windows, in both directions; 1 unless said otherwise. */
  public S stride(int step) {
    return stride(step, step);
  }

  /** Step between windows, downwards and to the right; 1 unless said otherwise. */
  public S stride(int rows, int columns) {
    Window stride = new Window(rows, columns);
    Once.require(Words.of(layer), "stride", ONE, layer.stride(), stride, Words::stride);
    return with(now -> now.withStride(stride));
  }

  /** Step between the cells of one window, in both directions; 1 unless said otherwise. */
  public S dilation(int step) {
    return dilation(step, step);
  }

  /** Step between the cells of one window, downwards and to the right; 1 unless said otherwise. */
  public S dilation(int rows, int columns) {
    Window dilation = new Window(rows, columns);
    Once.require(Words.of(layer), "dilation", ONE, layer.dilation(), dilation, Words::dilation);
    return with(now -> now.withDilation(dilation));
  }

  /** No padding: only windows that fit. */
  public S valid() {
    return with(now -> now.withPadding(Padding.VALID));
  }

  /**
   * The given function, applied within the layer: before the activity penalty and the next layer.
   */
  @Override
  public S activation(Activation function) {
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
