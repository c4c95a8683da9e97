package io.github.foldwise.runtime.cost;

/**
 * What one example costs in one layer. A multiplication and an addition are two operations.
 *
 * @param forward operations of the forward pass
 * @param backward operations of the backward pass: the gradients of its weights, and of its input
 *     if there are weights before it
 * @param kept values that the backward pass needs again, the layer's output included
 * @param returning values also held during the layer's backward pass
 * @param passing values held at once in evaluation, which keeps nothing
 */
record LayerCost(double forward, double backward, double kept, double returning, double passing) {

  LayerCost withMemory(double moreKept, double moreReturning) {
    return new LayerCost(forward, backward, kept + moreKept, returning + moreReturning, passing);
  }

  LayerCost then(LayerCost next) {
    return new LayerCost(
        forward + next.forward,
        backward + next.backward,
        kept + next.kept,
        Math.max(returning, next.returning),
        Math.max(passing, next.passing));
  }
}
