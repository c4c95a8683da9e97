package io.github.foldwise.layer;

/** What a sliding window does at the border of its input, of length {@code n}. */
public enum Padding {
  /** Zeros are added (for max pooling −∞): the output length is {@code ⌈n / stride⌉}. */
  SAME,
  /** Nothing is added: the output length is {@code ⌊(n − window) / stride⌋ + 1}. */
  VALID
}
