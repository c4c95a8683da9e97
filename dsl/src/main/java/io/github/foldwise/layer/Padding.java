package io.github.foldwise.layer;

/** What a sliding window does at the border of its input, of {@code n} cells. */
public enum Padding {
  /** Zeros are added (for max pooling −∞): {@code ⌈n / stride⌉} cells come out. */
  SAME,
  /** Nothing is added: {@code ⌊(n − window) / stride⌋ + 1} cells come out. */
  VALID
}
