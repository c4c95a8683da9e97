package io.github.foldwise.layer;

/** How an activity penalty is reduced over the examples of a batch. */
public enum Reduction {
  /** Summed, then divided by the number of examples: the same strength at every batch size. */
  MEAN,
  /**
   * Summed over the batch, as Keras before 3.14: its strength grows with the batch, and the same
   * weights have another loss at another evaluation batch.
   */
  SUM
}
