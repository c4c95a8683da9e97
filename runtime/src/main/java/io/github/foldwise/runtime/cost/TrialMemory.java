package io.github.foldwise.runtime.cost;

import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.training.EarlyStopping;
import io.github.foldwise.training.Training;

/**
 * Estimated peak memory of a trial in bytes, besides the process and the data set, which all trials
 * share.
 *
 * <p>The factors fit peaks of resident memory measured with TensorFlow 2.18 on a CPU, with models
 * of 0.01 to 13 million parameters and batches of 16 to 1024.
 *
 * @param penalties temporaries of weight penalties and their gradients
 * @param batch a step or an evaluation batch, whichever is larger: they never overlap
 */
record TrialMemory(
    long session, long weights, long gradients, long slots, long penalties, long batch) {
  private static final int VALUE = 4; // bytes of a float32
  private static final long SESSION = 5L << 20;

  /** A slot starts as a tensor that the session keeps: its first update makes a copy. */
  private static final int COPIES_OF_A_SLOT = 2;

  /** Absolute values, squares, signs and their products, of all weights before the first update. */
  private static final int COPIES_OF_A_PENALISED_WEIGHT = 4;

  /** Other layouts of a layer's input and output within its kernel. */
  private static final double LAYOUTS = 1.25;

  /** Estimates a trial from the values that a step and an evaluation hold for their batch. */
  static TrialMemory of(
      CheckedModel model, Training training, double stepValues, double evaluationValues) {
    double all = model.parameters();
    double trainable = model.trainableParameters();
    double penalised =
        model.weights().stream()
            .filter(weight -> weight.trainable() && !weight.penalty().isNone())
            .mapToDouble(WeightSpec::size)
            .sum();
    return new TrialMemory(
        SESSION,
        bytes(all + (keepsBest(training) ? all : 0)),
        bytes(trainable),
        bytes(trainable * training.optimizer().slots() * COPIES_OF_A_SLOT),
        bytes(penalised * COPIES_OF_A_PENALISED_WEIGHT),
        Math.max(bytes(stepValues), bytes(evaluationValues * LAYOUTS)));
  }

  /** The sum; {@link Long#MAX_VALUE} if it is even larger. */
  long bytes() {
    return (long) ((double) session + weights + gradients + slots + penalties + batch);
  }

  private static boolean keepsBest(Training training) {
    return training.monitoring().earlyStopping().filter(EarlyStopping::restoresBest).isPresent();
  }

  private static long bytes(double values) {
    return (long) (values * VALUE); // saturates at the largest long
  }
}
