package io.github.foldwise.training;

import io.github.foldwise.check.Problem;
import io.github.foldwise.training.Loss.BinaryCrossEntropy;
import io.github.foldwise.training.Loss.BinaryFocal;
import io.github.foldwise.training.Loss.Focal;
import io.github.foldwise.training.Loss.Huber;
import io.github.foldwise.training.Loss.MeanAbsoluteError;
import io.github.foldwise.training.Loss.MeanSquaredError;
import io.github.foldwise.training.Loss.OneHotCrossEntropy;
import io.github.foldwise.training.Loss.SparseCrossEntropy;
import java.util.ArrayList;
import java.util.List;

/** Checks the ranges of a loss's numbers and of class weights. */
final class ObjectiveCheck implements Loss.Visitor<Void> {
  private final Objective objective;
  private final List<Problem> problems = new ArrayList<>();

  ObjectiveCheck(Objective objective) {
    this.objective = objective;
  }

  List<Problem> problems() {
    objective.loss().accept(this);
    objective.classWeights().forEach(this::checkClassWeight);
    return List.copyOf(problems);
  }

  private void checkClassWeight(int label, double weight) {
    if (label < 0) {
      refuse("classWeights", "class numbers from 0", label, "Number the classes from 0.");
    }
    if (!isFinite(weight) || weight < 0) {
      refuse(
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
    requireAtLeastZero(loss, "alpha", loss.alpha(), "Use 0.25, as Keras.");
    checkGamma(loss, loss.gamma());
    return checkSmoothing(loss, loss.labelSmoothing());
  }

  @Override
  public Void binaryFocal(BinaryFocal loss) {
    checkGamma(loss, loss.gamma());
    loss.alpha().ifPresent(alpha -> checkBalance(loss, alpha));
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
    if (!(isFinite(loss.delta()) && (float) loss.delta() > 0)) {
      refuse(place(loss), "a finite delta above 0", loss.delta(), "Use 1, as Keras.");
    }
    return null;
  }

  private void checkGamma(Loss loss, double gamma) {
    requireAtLeastZero(loss, "gamma", gamma, "Use 2, as Keras; 0 is no focus.");
  }

  private void checkBalance(Loss loss, double alpha) {
    if (!(alpha >= 0 && alpha <= 1)) {
      refuse(place(loss), "alpha in [0,1]", alpha, "Use 0.25, as Keras.");
    }
  }

  private Void checkSmoothing(Loss loss, double share) {
    if (!(share >= 0 && (float) share < 1)) {
      refuse(
          place(loss), "label smoothing in [0,1)", share, "0.1 is usual, 0 leaves labels alone.");
    }
    return null;
  }

  private void requireAtLeastZero(Loss loss, String what, double value, String remedy) {
    if (!(isFinite(value) && value >= 0)) {
      refuse(place(loss), "a finite %s of at least 0".formatted(what), value, remedy);
    }
  }

  /** Finite in float32, as the graph takes it. */
  private static boolean isFinite(double value) {
    return Float.isFinite((float) value);
  }

  private static String place(Loss loss) {
    return "loss " + loss;
  }

  private void refuse(String place, String expected, Object found, String remedy) {
    problems.add(Problem.of(place, expected, String.valueOf(found), remedy));
  }
}
