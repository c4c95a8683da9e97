package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A depthwise convolution, then a 1×1 convolution: far fewer weights than a full convolution. Its
 * depthwise kernel is {@code (height, width, channels, multiplier)}, its pointwise kernel {@code
 * (1, 1, channels · multiplier, filters)}; bias and activation come last.
 *
 * @param multiplier intermediate channels for each input channel, at least 1
 * @param depthwise rule of the depthwise kernel; empty for that of the pointwise kernel
 */
public record SeparableConv(
    int filters,
    int multiplier,
    Window kernel,
    Window stride,
    Window dilation,
    Padding padding,
    Activation activation,
    Optional<WeightRule> depthwise,
    WeightRules rules)
    implements Convolution<SeparableConv> {
  public SeparableConv {
    requireNonNull(kernel, "kernel");
    requireNonNull(stride, "stride");
    requireNonNull(dilation, "dilation");
    requireNonNull(padding, "padding");
    requireNonNull(activation, "activation");
    requireNonNull(depthwise, "depthwise");
    requireNonNull(rules, "rules");
  }

  /** Multiplier 1; the rest as {@link Conv#of(int, Window)}. */
  public static SeparableConv of(int filters, Window kernel) {
    return new SeparableConv(
        filters,
        1,
        kernel,
        Window.square(1),
        Window.square(1),
        Padding.SAME,
        Activation.LINEAR,
        Optional.empty(),
        WeightRules.STANDARD);
  }

  /** Rule of the depthwise kernel. */
  public WeightRule depthwiseRule() {
    return depthwise.orElse(rules.kernel());
  }

  /** The same with another multiplier. */
  public SeparableConv withMultiplier(int other) {
    return new SeparableConv(
        filters, other, kernel, stride, dilation, padding, activation, depthwise, rules);
  }

  @Override
  public SeparableConv withStride(Window other) {
    return new SeparableConv(
        filters, multiplier, kernel, other, dilation, padding, activation, depthwise, rules);
  }

  @Override
  public SeparableConv withDilation(Window other) {
    return new SeparableConv(
        filters, multiplier, kernel, stride, other, padding, activation, depthwise, rules);
  }

  @Override
  public SeparableConv withPadding(Padding other) {
    return new SeparableConv(
        filters, multiplier, kernel, stride, dilation, other, activation, depthwise, rules);
  }

  @Override
  public SeparableConv withActivation(Activation other) {
    return new SeparableConv(
        filters, multiplier, kernel, stride, dilation, padding, other, depthwise, rules);
  }

  /** The same with a rule of the depthwise kernel's own. */
  public SeparableConv withDepthwise(WeightRule other) {
    return new SeparableConv(
        filters,
        multiplier,
        kernel,
        stride,
        dilation,
        padding,
        activation,
        Optional.of(other),
        rules);
  }

  @Override
  public SeparableConv withRules(WeightRules other) {
    return new SeparableConv(
        filters, multiplier, kernel, stride, dilation, padding, activation, depthwise, other);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.separableConv(this);
  }
}
