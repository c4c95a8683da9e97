package io.github.foldwise.augmentation;

/** How a value between pixels is found. */
public enum Interpolation {
  /** From the four around it, by their distances. */
  BILINEAR,
  /** The nearest one. */
  NEAREST
}
