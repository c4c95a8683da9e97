package io.github.foldwise.trial;

/**
 * What one example costs a model. A multiplication and an addition are two operations; what is
 * small compared with them, such as an activation, is counted roughly.
 *
 * @param forwardOperations floating-point operations of evaluation
 * @param backwardOperations operations that training adds: the backward pass through the layers,
 *     without penalties and update, which a step computes once for all of its examples
 * @param stepValues most numbers that a training step holds at once
 * @param evaluationValues most numbers that evaluation holds at once
 */
public record ModelCost(
    long forwardOperations, long backwardOperations, long stepValues, long evaluationValues) {

  /** Floating-point operations of training: forward and backward. */
  public long trainingOperations() {
    return forwardOperations + backwardOperations;
  }
}
