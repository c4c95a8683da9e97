package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Canonical;
import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import java.util.List;

/**
 * How a model is trained: optimizer, loss, number of epochs, batches. The last batch of an epoch
 * may be smaller; the epoch's figures are weighted by rows.
 *
 * @param optimizer makes the updates
 * @param loss what is minimised, beside the penalties
 * @param epochs passes over the training rows, at least 1
 * @param batch rows of one step, at least 1
 * @param evaluationBatch rows that are evaluated together, at least 1; matters to the loss only
 *     where an activity penalty is summed over the batch
 */
@CheckReturnValue
public record Training(
    Adam optimizer, Loss loss, int epochs, int batch, int evaluationBatch, boolean shuffled) {
  public Training {
    requireNonNull(optimizer, "optimizer");
    requireNonNull(loss, "loss");
  }

  /** Adam with a constant rate; one epoch in batches of 32 unless said otherwise. */
  public static Training adam(double rate) {
    return adam(new Schedule.Constant(rate));
  }

  /** Adam with a schedule; one epoch in batches of 32 unless said otherwise. */
  public static Training adam(Schedule rate) {
    return new Training(Adam.of(rate), Loss.SPARSE_CROSS_ENTROPY, 1, 32, 32, true);
  }

  /** {@code initialRate · decayRate^(step / decaySteps)}. */
  public static Schedule exponentialDecay(double initialRate, long decaySteps, double decayRate) {
    return new Schedule.ExponentialDecay(initialRate, decaySteps, decayRate);
  }

  /** The same with another number of passes over the training rows. */
  public Training epochs(int number) {
    return new Training(optimizer, loss, number, batch, evaluationBatch, shuffled);
  }

  /** The same with another number of rows a step. */
  public Training batch(int rows) {
    return new Training(optimizer, loss, epochs, rows, evaluationBatch, shuffled);
  }

  /** The same with another number of rows evaluated together. */
  public Training evaluationBatch(int rows) {
    return new Training(optimizer, loss, epochs, batch, rows, shuffled);
  }

  /** The same with the training rows always in their own order: Keras's {@code shuffle=False}. */
  public Training unshuffled() {
    return new Training(optimizer, loss, epochs, batch, evaluationBatch, false);
  }

  /** The same with another loss. */
  public Training loss(Loss other) {
    return new Training(optimizer, other, epochs, batch, evaluationBatch, shuffled);
  }

  /** What is wrong with the numbers, those of the optimizer too; empty where nothing is. */
  public List<Problem> problems() {
    return new TrainingCheck(this).problems();
  }

  /** Canonical: every number, defaults included, in one line. */
  public String text() {
    return Canonical.of(this);
  }
}
