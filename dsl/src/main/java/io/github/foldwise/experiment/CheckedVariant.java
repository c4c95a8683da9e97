package io.github.foldwise.experiment;

import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Fold;
import io.github.foldwise.sweep.Setting;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.training.Training;
import java.util.List;

/**
 * A variant that can run.
 *
 * @param variant as declared
 * @param parameters value of every parameter that it reads
 * @param model with all shapes
 * @param training as declared
 * @param folding the rule of its folds, for people
 * @param folds the rows of each fold
 */
public record CheckedVariant(
    Variant variant,
    List<Setting<?>> parameters,
    CheckedModel model,
    Training training,
    String folding,
    List<Fold> folds) {
  public CheckedVariant {
    parameters = List.copyOf(parameters);
    folds = List.copyOf(folds);
  }

  /** Canonical: all that decides its outcome but the data, the seed and the fold. */
  public String text() {
    return text(training.epochs());
  }

  /** What {@link #text()} would be with another number of epochs. */
  public String text(int epochs) {
    return String.join("\n", model.text(), training.epochs(epochs).text(), "folds: " + folding);
  }

  /**
   * Variants with the same one on the same folds are the same computation under two names: the same
   * model, training and seeds, so the same figures.
   */
  String computation() {
    return (variant.nextSeed() ? "seeds of the next repeat\n" : "") + text();
  }

  /** A rule of folds that users write may say less of its rows than ours do. */
  boolean hasFoldsOf(CheckedVariant other) {
    return folds == other.folds || folds.equals(other.folds);
  }
}
