package io.github.foldwise.layer;

/** A kernel that slides over feature maps: what the kinds of convolutions have in common. */
public sealed interface Convolution<L extends Convolution<L>> extends WeightedLayer<L>
    permits Conv, DepthwiseConv, SeparableConv {
  /** Height and width of the kernel. */
  Window kernel();

  /** Step between windows. */
  Window stride();

  /** Spacing of a window's elements; 1 takes neighbours. */
  Window dilation();

  /** What happens at the border. */
  Padding padding();

  /** The same with another stride. */
  L withStride(Window other);

  /** The same with another dilation. */
  L withDilation(Window other);

  /** The same with another padding. */
  L withPadding(Padding other);
}
