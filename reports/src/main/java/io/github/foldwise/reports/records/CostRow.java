package io.github.foldwise.reports.records;

/**
 * A row of {@code costs.csv}: the floating-point operations of a variant's trainings. A
 * multiplication and an addition are two; evaluations, penalties and updates are left out.
 *
 * @param variant the variant's name
 * @param operationsPerRow of the forward and the backward pass of one training row
 * @param trials its trials that trained at least one epoch
 * @param rowPasses their training rows × epochs, summed
 * @param operations {@code operationsPerRow · rowPasses}
 */
public record CostRow(
    String variant, long operationsPerRow, int trials, long rowPasses, double operations) {

  /** The operations of one of its trials, on average. */
  public double perTrial() {
    return operations / trials;
  }
}
