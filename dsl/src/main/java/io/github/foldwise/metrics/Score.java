package io.github.foldwise.metrics;

import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.Evaluation;
import java.util.function.ToDoubleFunction;

/**
 * What an experiment compares its variants by: a figure in [0,1] of true against predicted classes,
 * the higher the better. All are scikit-learn's.
 */
public final class Score {
  private static final Score ACCURACY = new Score("accuracy", ClassScores::accuracy, false);
  private static final Score BALANCED_ACCURACY =
      new Score("balanced accuracy", ClassScores::balancedAccuracy, true);
  private static final Score MACRO_F1 = new Score("macro-F1", scores -> scores.macro().f1(), true);
  private static final Score WEIGHTED_F1 =
      new Score("weighted F1", scores -> scores.weighted().f1(), false);

  private final String name;
  private final ToDoubleFunction<ClassScores> formula;
  private final boolean weighsClassesAlike;

  private Score(String name, ToDoubleFunction<ClassScores> formula, boolean weighsClassesAlike) {
    this.name = name;
    this.formula = formula;
    this.weighsClassesAlike = weighsClassesAlike;
  }

  /** Share of the rows whose class was predicted. */
  public static Score accuracy() {
    return ACCURACY;
  }

  /** Mean recall of the classes that have rows: {@code balanced_accuracy_score}. */
  public static Score balancedAccuracy() {
    return BALANCED_ACCURACY;
  }

  /**
   * Mean F1 of the classes that some row has or was predicted as: {@code f1_score(average="macro",
   * zero_division=0)}. A class without rows that was predicted counts 0, any other is left out.
   */
  public static Score macroF1() {
    return MACRO_F1;
  }

  /** Mean F1 of the classes, weighted by their rows: {@code f1_score(average="weighted")}. */
  public static Score weightedF1() {
    return WEIGHTED_F1;
  }

  /** As reports write it: {@code macro-F1}. */
  public String name() {
    return name;
  }

  /** Whether this is the accuracy, which an experiment is scored by unless it says otherwise. */
  public boolean isAccuracy() {
    return this == ACCURACY;
  }

  /** Whether a rare class weighs as much as a frequent one. */
  public boolean weighsClassesAlike() {
    return weighsClassesAlike;
  }

  /** The score of these counts; 0 without rows. */
  public double of(ConfusionMatrix counts) {
    return formula.applyAsDouble(new ClassScores(Contingency.of(counts)));
  }

  /** The score of an evaluation, to float32 as the figures of all evaluations. */
  public float of(Evaluation evaluation) {
    return isAccuracy() ? evaluation.scores().accuracy() : (float) of(evaluation.confusion());
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
