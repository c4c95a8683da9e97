package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

/**
 * 2-D convolution (cross-correlation) over {@code height × width × channels} feature maps, with a
 * bias.
 *
 * @param filters channels that come out, at least 1
 * @param kernel height and width
 * @param stride step between windows
 * @param padding what happens at the border
 * @param activation applied to the sum with the bias
 * @param rules how kernel, bias and output are filled, penalised and constrained
 */
public record Conv(
    int filters,
    Window kernel,
    Window stride,
    Padding padding,
    Activation activation,
    WeightRules rules)
    implements WeightedLayer<Conv> {
  public Conv {
    requireNonNull(kernel, "kernel");
    requireNonNull(stride, "stride");
    requireNonNull(padding, "padding");
    requireNonNull(activation, "activation");
    requireNonNull(rules, "rules");
  }

  /** Stride 1, padding SAME, no activation, Glorot-uniform kernel, zero bias, no penalties. */
  public static Conv of(int filters, int kernel) {
    return new Conv(
        filters,
        Window.square(kernel),
        Window.square(1),
        Padding.SAME,
        Activation.LINEAR,
        WeightRules.STANDARD);
  }

  /** The same with another stride. */
  public Conv withStride(Window other) {
    return new Conv(filters, kernel, other, padding, activation, rules);
  }

  /** The same with another padding. */
  public Conv withPadding(Padding other) {
    return new Conv(filters, kernel, stride, other, activation, rules);
  }

  /** The same with another activation. */
  public Conv withActivation(Activation other) {
    return new Conv(filters, kernel, stride, padding, other, rules);
  }

  @Override
  public Conv withRules(WeightRules other) {
    return new Conv(filters, kernel, stride, padding, activation, other);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.conv(this);
  }
}
