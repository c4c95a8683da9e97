package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.Convolution;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.Words;

/** Feature maps straight from some kind of convolution: the clauses that all kinds have. */
@CheckReturnValue
abstract sealed class ConvolvedMaps<S extends ConvolvedMaps<S, L>, L extends Convolution<L>>
    extends FeatureMaps implements Weighted<S, L>, ActivatedWithin<S, FeatureMaps>
    permits Convolved, DepthwiseConvolved, SeparablyConvolved {
  private static final Window ONE = Window.square(1);

  ConvolvedMaps(Chain chain) {
    super(chain);
  }

  @Override
  abstract S around(Chain other);

  @SuppressWarnings("unchecked") // its chain ends with a layer of its kind
  final L layer() {
    return (L) chain().last();
  }

  final S with(L changed) {
    return around(chain().replaceLast(changed));
  }

  /** Step between windows, in both directions; 1 by default. */
  public S stride(int step) {
    return stride(step, step);
  }

  /** Step between windows, downwards and to the right; 1 by default. */
  public S stride(int rows, int columns) {
    Window stride = new Window(rows, columns);
    Once.require(Words.of(layer()), "stride", ONE, layer().stride(), stride, Words::stride);
    return with(layer().withStride(stride));
  }

  /** Spacing of a window's elements, in both directions; 1 by default. */
  public S dilation(int step) {
    return dilation(step, step);
  }

  /** Spacing of a window's elements, downwards and to the right; 1 by default. */
  public S dilation(int rows, int columns) {
    Window dilation = new Window(rows, columns);
    Once.require(Words.of(layer()), "dilation", ONE, layer().dilation(), dilation, Words::dilation);
    return with(layer().withDilation(dilation));
  }

  /** No padding: only windows that fit. */
  public S valid() {
    Once.require(
        Words.of(layer()),
        "padding",
        Padding.SAME,
        layer().padding(),
        Padding.VALID,
        any -> "valid()");
    return with(layer().withPadding(Padding.VALID));
  }

  /** Applies a function within the layer: before the activity penalty and the next layer. */
  @Override
  public S activation(Activation function) {
    return activated(this, function);
  }
}
