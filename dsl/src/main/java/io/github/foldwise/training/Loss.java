package io.github.foldwise.training;

/**
 * What training minimises, beside the penalties: mean cross-entropy over the batch, computed from
 * the logits. Both are the same function; they differ in the form of the labels that the graph
 * works on.
 */
public enum Loss {
  /** Labels are class numbers. */
  SPARSE_CROSS_ENTROPY,
  /** Labels are one-hot rows. */
  ONE_HOT_CROSS_ENTROPY
}
