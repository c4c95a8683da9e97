package io.github.foldwise.layer;

/** What a sliding window does at the border of its input, of {@code n} cells. */
public enum Padding {
  /** Zeros are added (for max pooling −∞): the output has {@code ⌈n / stride⌉} cells. */
  SAME,
  /** Nothing is added: the output has {@code ⌊(n − window) / stride⌋ + 1} cells. */
  VALID
}
