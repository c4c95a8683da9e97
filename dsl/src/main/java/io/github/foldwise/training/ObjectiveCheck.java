package io.github.foldwise.training;

import io.github.foldwise.check.Problem;
import io.github.foldwise.guard.Findings;
import io.github.foldwise.training.Loss.BinaryCrossEntropy;
import io.github.foldwise.training.Loss.BinaryFocal;
import io.github.foldwise.training.Loss.Focal;
import io.github.foldwise.training.Loss.Huber;
import io.github.foldwise.training.Loss.MeanAbsoluteError;
import io.github.foldwise.training.Loss.MeanSquaredError;
import io.github.foldwise.training.Loss.OneHotCrossEntropy;
import io.github.foldwise.training.Loss.SparseCrossEntropy;
import java.util.List;

/** Checks the ranges of a loss's numbers and of class weights. */
final class ObjectiveCheck implements Loss.Visitor<Void> {
  private final Objective objective;
  private final Findings findings = new Findings();

  ObjectiveCheck(Objective objective) {
    this.objective = objective;
  }

  List<Problem> problems() {
    objective.loss().accept(this);
    objective.classWeights().forEach(this::checkClassWeight);
    return findings.problems();
  }

  private void checkClassWeight(int label, double weight) {
    if (label < 0) {
      findings.refuse("classWeights", "class numbers from 0", label, "Number the classes from 0.");
    }
    if (!Float.isFinite((float) weight) || weight < 0) {
      findings.refuse(
          "classWeights",
          "a finite weight of class %s, at least 0".formatted(label),
          weight,
          "1 leaves a class as it is, 0 leaves its rows out of the loss.");
    }
  }

  @Override
  public Void sparseCrossEntropy(SparseCrossEntropy loss) {
    return checkSmoothing(loss, loss.labelSmoothing());
  }

  @Override
  public Void oneHotCrossEntropy(OneHotCrossEntropy loss) {
    return checkSmoothing(loss, loss.labelSmoothing());
  }

  @Override
  public Void binaryCrossEntropy(BinaryCrossEntropy loss) {
    return checkSmoothing(loss, loss.labelSmoothing());
  }

  @Override
  public Void focal(Focal loss) {
    findings.requireNotNegative(place(loss), "alpha", loss.alpha(), "Use 0.25, as Keras.");
    checkGamma(loss, loss.gamma());
    return checkSmoothing(loss, loss.labelSmoothing());
  }

  @Override
  public Void binaryFocal(BinaryFocal loss) {
    checkGamma(loss, loss.gamma());
    loss.alpha()
        .ifPresent(
            alpha ->
                findings.requireShareOrAll(place(loss), "alpha", alpha, "Use 0.25, as Keras."));
    return checkSmoothing(loss, loss.labelSmoothing());
  }

  @Override
  public Void meanSquaredError(MeanSquaredError loss) {
    return null;
  }

  @Override
  public Void meanAbsoluteError(MeanAbsoluteError loss) {
    return null;
  }

  @Override
  public Void huber(Huber loss) {
    findings.requireAboveZero(place(loss), "delta", loss.delta(), "Use 1, as Keras.");
    return null;
  }

  private void checkGamma(Loss loss, double gamma) {
    findings.requireNotNegative(place(loss), "gamma", gamma, "Use 2, as Keras; 0 is no focus.");
  }

  private Void checkSmoothing(Loss loss, double share) {
    findings.requireShare(
        place(loss), "label smoothing", share, "0.1 is usual, 0 leaves labels alone.");
    return null;
  }

  private static String place(Loss loss) {
    return "loss " + loss;
  }
}
