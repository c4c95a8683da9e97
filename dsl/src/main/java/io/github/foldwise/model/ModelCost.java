package io.github.foldwise.model;

import io.github.foldwise.data.Sizes;
import io.github.foldwise.layer.Conv;

/**
 * What one example costs a model. A multiplication and an addition are two operations; what is
 * small beside them, such as an activation, is counted roughly.
 *
 * @param forwardOperations floating-point operations of evaluation
 * @param backwardOperations those that training adds: the way back through the layers, without the
 *     penalties and the update, which a step makes once for all of its examples
 * @param stepValues numbers that a step keeps until its way back, and those beside them where that
 *     needs the most
 * @param evaluationValues numbers that evaluation holds where it needs the most
 */
public record ModelCost(
    long forwardOperations, long backwardOperations, long stepValues, long evaluationValues) {

  /** Of a model on one example. */
  public static ModelCost of(CheckedModel model) {
    return of(model, false);
  }

  /**
   * Of a model on one example. Operations are those of sums over windows, whichever way is taken.
   *
   * @param tiles whether convolutions that {@linkplain Conv#suitsTiles suit tiles} take them
   */
  public static ModelCost of(CheckedModel model, boolean tiles) {
    LayerCost cost = LayerCosts.of(model.layers(), tiles);
    double input = Sizes.product(model.input().dims());
    return new ModelCost( // a cast ends at the largest long
        (long) cost.forward(),
        (long) cost.backward(),
        (long) (input + cost.kept() + cost.returning()),
        (long) cost.passing());
  }

  /** Floating-point operations of training: there and back. */
  public long trainingOperations() {
    return forwardOperations + backwardOperations;
  }
}
