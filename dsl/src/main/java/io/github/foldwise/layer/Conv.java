package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

/**
 * 2-D convolution (cross-correlation) over {@code height × width × channels} feature maps. Its
 * kernel is {@code (height, width, channels / groups, filters)}.
 *
 * @param filters output channels, at least 1
 * @param kernel height and width
 * @param stride step between windows
 * @param dilation spacing of a window's elements; not above 1 together with the stride
 * @param padding what happens at the border
 * @param groups parts into which channels and filters fall: each filter sees the channels of its
 *     part alone
 * @param activation applied to the sum with the bias
 * @param rules how kernel, bias and output are filled, penalised and constrained
 */
public record Conv(
    int filters,
    Window kernel,
    Window stride,
    Window dilation,
    Padding padding,
    int groups,
    Activation activation,
    WeightRules rules)
    implements Convolution<Conv> {
  public Conv {
    requireNonNull(kernel, "kernel");
    requireNonNull(stride, "stride");
    requireNonNull(dilation, "dilation");
    requireNonNull(padding, "padding");
    requireNonNull(activation, "activation");
    requireNonNull(rules, "rules");
  }

  /** A square kernel; see {@link #of(int, Window)}. */
  public static Conv of(int filters, int kernel) {
    return of(filters, Window.square(kernel));
  }

  /** Stride 1, dilation 1, padding SAME, one group; all else as {@link Dense#of}. */
  public static Conv of(int filters, Window kernel) {
    return new Conv(
        filters,
        kernel,
        Window.square(1),
        Window.square(1),
        Padding.SAME,
        1,
        Activation.LINEAR,
        WeightRules.STANDARD);
  }

  @Override
  public Conv withStride(Window other) {
    return new Conv(filters, kernel, other, dilation, padding, groups, activation, rules);
  }

  @Override
  public Conv withDilation(Window other) {
    return new Conv(filters, kernel, stride, other, padding, groups, activation, rules);
  }

  @Override
  public Conv withPadding(Padding other) {
    return new Conv(filters, kernel, stride, dilation, other, groups, activation, rules);
  }

  /** The same with another number of groups. */
  public Conv withGroups(int other) {
    return new Conv(filters, kernel, stride, dilation, padding, other, activation, rules);
  }

  @Override
  public Conv withActivation(Activation other) {
    return new Conv(filters, kernel, stride, dilation, padding, groups, other, rules);
  }

  @Override
  public Conv withRules(WeightRules other) {
    return new Conv(filters, kernel, stride, dilation, padding, groups, activation, other);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.conv(this);
  }
}
