package io.github.foldwise.training;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Epochs and batch sizes.
 *
 * @param epochs passes over the training rows, at least 1
 * @param batch rows of a mini-batch, at least 1
 * @param evaluationBatch rows evaluated at a time, at least 1; changes the loss only if there is an
 *     activity penalty, which is summed over the batch
 * @param shuffled whether each epoch takes the training rows in a new order
 */
@CheckReturnValue
public record Passes(int epochs, int batch, int evaluationBatch, boolean shuffled) {
  /** One epoch in shuffled mini-batches of 32. */
  public static final Passes STANDARD = new Passes(1, 32, 32, true);

  /** Changes the number of epochs. */
  public Passes withEpochs(int number) {
    return new Passes(number, batch, evaluationBatch, shuffled);
  }

  /** Changes the mini-batch size. */
  public Passes withBatch(int rows) {
    return new Passes(epochs, rows, evaluationBatch, shuffled);
  }

  /** Changes the number of rows evaluated at a time. */
  public Passes withEvaluationBatch(int rows) {
    return new Passes(epochs, batch, rows, shuffled);
  }

  /** Keeps training rows in file order. */
  public Passes unshuffled() {
    return new Passes(epochs, batch, evaluationBatch, false);
  }
}
