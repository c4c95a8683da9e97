package io.github.foldwise.datasets.array;

/** Where an array of four dimensions has its channels. */
public enum ChannelOrder {
  /** Wherever one of the two places holds 1 to 4, and the other does not. */
  BY_SHAPE,
  /** {@code rows × channels × height × width}, as PyTorch's. */
  FIRST,
  /** {@code rows × height × width × channels}, as TensorFlow's. */
  LAST
}
