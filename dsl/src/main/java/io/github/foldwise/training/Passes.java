package io.github.foldwise.training;

import io.github.foldwise.check.CheckReturnValue;

/**
 * How often and in which portions the rows go through the model.
 *
 * @param epochs passes over the training rows, at least 1
 * @param batch rows of one step, at least 1
 * @param evaluationBatch rows that are evaluated together, at least 1; matters to the loss only
 *     where an activity penalty is summed over the batch
 * @param shuffled whether the training rows are put in another order for each epoch
 */
@CheckReturnValue
public record Passes(int epochs, int batch, int evaluationBatch, boolean shuffled) {
  /** One epoch in shuffled batches of 32. */
  public static final Passes STANDARD = new Passes(1, 32, 32, true);

  /** The same with another number of epochs. */
  public Passes withEpochs(int number) {
    return new Passes(number, batch, evaluationBatch, shuffled);
  }

  /** The same with another number of rows a step. */
  public Passes withBatch(int rows) {
    return new Passes(epochs, rows, evaluationBatch, shuffled);
  }

  /** The same with another number of rows evaluated together. */
  public Passes withEvaluationBatch(int rows) {
    return new Passes(epochs, batch, rows, shuffled);
  }

  /** The same with the training rows always in their own order. */
  public Passes unshuffled() {
    return new Passes(epochs, batch, evaluationBatch, false);
  }
}
