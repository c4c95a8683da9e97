package io.github.foldwise.experiment;

import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelCost;
import io.github.foldwise.training.EarlyStopping;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.CpuFeatures;

/**
 * Memory that a trial takes at its peak, in bytes, beside what the process takes without it: an
 * estimate. The data set is not in it, for all trials share one.
 *
 * <p>The factors are those that fit the peaks of resident memory that were measured with TensorFlow
 * 2.18 on a CPU, by models of 0.01 to 13 million parameters in batches of 16 to 1024.
 *
 * @param session graph and session, whatever the model
 * @param weights moving statistics too
 * @param gradients of the trainable weights
 * @param slots of the optimizer
 * @param penalties what the penalties of weights and their gradients are computed with
 * @param batch of the step or of the evaluation, whichever needs more: they follow one another
 */
public record TrialMemory(
    long session, long weights, long gradients, long slots, long penalties, long batch) {
  private static final int VALUE = 4; // bytes of a float32
  private static final long SESSION = 5L << 20;

  /** A slot is filled by a tensor that the session keeps: its first update makes a copy. */
  private static final int COPIES_OF_A_SLOT = 2;

  /** Absolute values, squares, signs and their products, of all weights before the first update. */
  private static final int COPIES_OF_A_PENALISED_WEIGHT = 4;

  /** For other layouts of a layer's input and output within its kernel. */
  private static final double LAYOUTS = 1.25;

  /** Of a trial of this variant on this machine. */
  public static TrialMemory of(CheckedVariant variant) {
    return of(variant, CpuFeatures.favourTiles());
  }

  /** Where convolutions take tiles, if they suit them, or do not. */
  static TrialMemory of(CheckedVariant variant, boolean tiles) {
    CheckedModel model = variant.model();
    Training training = variant.training();
    double all = model.parameters();
    double trainable = model.trainableParameters();
    double penalised =
        model.weights().stream()
            .filter(weight -> !weight.penalty().isNone())
            .mapToDouble(WeightSpec::size)
            .sum();
    return new TrialMemory(
        SESSION,
        bytes(all + (keepsBest(training) ? all : 0)),
        bytes(trainable),
        bytes(trainable * training.optimizer().slots() * COPIES_OF_A_SLOT),
        bytes(penalised * COPIES_OF_A_PENALISED_WEIGHT),
        Math.max(step(variant, tiles), evaluation(variant)));
  }

  /** The estimate's sum for a trial of this variant. */
  public static long bytes(CheckedVariant variant) {
    return of(variant).bytes();
  }

  /** All of it; the largest number there is where it is even larger. */
  public long bytes() {
    return (long) ((double) session + weights + gradients + slots + penalties + batch);
  }

  private static long step(CheckedVariant variant, boolean tiles) {
    int learnt =
        variant.folds().stream()
            .mapToInt(fold -> variant.training().learnt(fold.training().size()))
            .max()
            .orElse(0);
    return bytes(
        (double) ModelCost.of(variant.model(), tiles).stepValues()
            * Math.min(variant.training().batch(), learnt));
  }

  private static long evaluation(CheckedVariant variant) {
    return bytes(
        ModelCost.of(variant.model()).evaluationValues()
            * LAYOUTS
            * variant.training().evaluationBatch());
  }

  private static boolean keepsBest(Training training) {
    return training.monitoring().earlyStopping().filter(EarlyStopping::restoresBest).isPresent();
  }

  private static long bytes(double values) {
    return (long) (values * VALUE); // ends at the largest long
  }
}
