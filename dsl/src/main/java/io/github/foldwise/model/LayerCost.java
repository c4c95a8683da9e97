package io.github.foldwise.model;

/**
 * What one example costs in one layer. A multiplication and an addition are two operations.
 *
 * @param forward operations on the way through it
 * @param backward operations on the way back: the gradients of its weights, and of its input where
 *     weights lie before it
 * @param kept values that the way back needs again, its output among them
 * @param returning values that are there beside them while the way back is in this layer
 * @param passing values that are there at once where nothing is kept: in evaluation
 */
record LayerCost(double forward, double backward, double kept, double returning, double passing) {

  /** With more values that are kept, and more on the way back. */
  LayerCost withMemory(double moreKept, double moreReturning) {
    return new LayerCost(forward, backward, kept + moreKept, returning + moreReturning, passing);
  }

  /** One layer after the other. */
  LayerCost then(LayerCost next) {
    return new LayerCost(
        forward + next.forward,
        backward + next.backward,
        kept + next.kept,
        Math.max(returning, next.returning),
        Math.max(passing, next.passing));
  }
}
