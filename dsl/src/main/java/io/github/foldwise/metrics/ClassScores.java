package io.github.foldwise.metrics;

import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * Scores from true and predicted classes, as scikit-learn computes them: with the weights of the
 * rows, if they have some, instead of counts. Averages are over the classes that {@linkplain
 * Contingency#occurring occur}; a class without rows that was predicted has a recall of 0.
 *
 * @param table of true against predicted classes
 */
public record ClassScores(Contingency table) {

  /** Precision, recall and F1 of one class. */
  public ClassScore of(int label) {
    double hits = table.at(label, label);
    double predicted = table.ofPredicted(label);
    double support = table.ofTrue(label);
    return new ClassScore(
        ratio(hits, predicted),
        ratio(hits, support),
        ratio(2 * hits, predicted + support),
        support);
  }

  /** The mean over the classes that occur, each weighing the same. */
  public ClassScore macro() {
    return mean(label -> 1);
  }

  /** The mean over the classes, each weighing what it has of rows. */
  public ClassScore weighted() {
    return mean(table::ofTrue);
  }

  /** Share of the rows whose class was found. */
  public double accuracy() {
    return ratio(hits(), table.total());
  }

  /** The mean recall of the classes that have rows, each weighing the same. */
  public double balancedAccuracy() {
    double classes = table.sum(label -> table.ofTrue(label) > 0 ? 1 : 0);
    return ratio(table.sum(label -> of(label).recall()), classes);
  }

  /**
   * Cohen's kappa: {@code (accuracy − chance) / (1 − chance)}, chance being the accuracy of guesses
   * with the same frequencies.
   *
   * @return NaN if all rows are of one class and were taken for it
   */
  public double kappa() {
    double misses = 0;
    double missesByChance = 0;
    for (int truth = 0; truth < table.classes(); truth++) {
      for (int predicted = 0; predicted < table.classes(); predicted++) {
        if (truth != predicted) {
          misses += table.at(truth, predicted);
          missesByChance += table.ofTrue(truth) * table.ofPredicted(predicted) / table.total();
        }
      }
    }
    return 1 - misses / missesByChance;
  }

  /**
   * Matthews's correlation of true and predicted classes, in [−1,1].
   *
   * @return 0 if all rows are of one class, or all were taken for one
   */
  public double matthews() {
    double total = table.total();
    double both = 0;
    double ofTrue = 0;
    double ofPredicted = 0;
    for (int label = 0; label < table.classes(); label++) {
      both += table.ofTrue(label) * table.ofPredicted(label);
      ofTrue += square(table.ofTrue(label));
      ofPredicted += square(table.ofPredicted(label));
    }
    double variances = (square(total) - ofTrue) * (square(total) - ofPredicted);
    return variances == 0 ? 0 : (hits() * total - both) / Math.sqrt(variances);
  }

  private double hits() {
    return table.sum(label -> table.at(label, label));
  }

  private ClassScore mean(IntToDoubleFunction weight) {
    return new ClassScore(
        mean(weight, ClassScore::precision),
        mean(weight, ClassScore::recall),
        mean(weight, ClassScore::f1),
        table.total());
  }

  private double mean(IntToDoubleFunction weight, ToDoubleFunction<ClassScore> score) {
    double sum = 0;
    double whole = 0;
    for (int label : table.occurring()) {
      sum += weight.applyAsDouble(label) * score.applyAsDouble(of(label));
      whole += weight.applyAsDouble(label);
    }
    return ratio(sum, whole);
  }

  private static double square(double value) {
    return value * value;
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
