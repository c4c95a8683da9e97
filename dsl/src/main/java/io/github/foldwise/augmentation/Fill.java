package io.github.foldwise.augmentation;

/** What fills the area that a moved image leaves empty; names as in Keras. */
public enum Fill {
  /** The image mirrored, its edge twice: {@code d c b a | a b c d | d c b a}. */
  REFLECT,
  /** One value. */
  CONSTANT,
  /** The image over again: {@code a b c d | a b c d | a b c d}. */
  WRAP,
  /** The last pixel before the frame: {@code a a a a | a b c d | d d d d}. */
  NEAREST
}
