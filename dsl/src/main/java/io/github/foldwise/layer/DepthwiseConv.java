package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

/**
 * Convolution of each channel with its own kernels: channel {@code c} gives the channels {@code c ·
 * multiplier} to {@code (c + 1) · multiplier − 1}. Its kernel is {@code (height, width, channels,
 * multiplier)}.
 *
 * @param multiplier output channels for each input channel, at least 1
 */
public record DepthwiseConv(
    int multiplier,
    Window kernel,
    Window stride,
    Window dilation,
    Padding padding,
    Activation activation,
    WeightRules rules)
    implements Convolution<DepthwiseConv> {
  public DepthwiseConv {
    requireNonNull(kernel, "kernel");
    requireNonNull(stride, "stride");
    requireNonNull(dilation, "dilation");
    requireNonNull(padding, "padding");
    requireNonNull(activation, "activation");
    requireNonNull(rules, "rules");
  }

  /** Multiplier 1; the rest as {@link Conv#of(int, Window)}. */
  public static DepthwiseConv of(Window kernel) {
    return new DepthwiseConv(
        1,
        kernel,
        Window.square(1),
        Window.square(1),
        Padding.SAME,
        Activation.LINEAR,
        WeightRules.STANDARD);
  }

  /** The same with another multiplier. */
  public DepthwiseConv withMultiplier(int other) {
    return new DepthwiseConv(other, kernel, stride, dilation, padding, activation, rules);
  }

  @Override
  public DepthwiseConv withStride(Window other) {
    return new DepthwiseConv(multiplier, kernel, other, dilation, padding, activation, rules);
  }

  @Override
  public DepthwiseConv withDilation(Window other) {
    return new DepthwiseConv(multiplier, kernel, stride, other, padding, activation, rules);
  }

  @Override
  public DepthwiseConv withPadding(Padding other) {
    return new DepthwiseConv(multiplier, kernel, stride, dilation, other, activation, rules);
  }

  @Override
  public DepthwiseConv withActivation(Activation other) {
    return new DepthwiseConv(multiplier, kernel, stride, dilation, padding, other, rules);
  }

  @Override
  public DepthwiseConv withRules(WeightRules other) {
    return new DepthwiseConv(multiplier, kernel, stride, dilation, padding, activation, other);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.depthwiseConv(this);
  }
}
