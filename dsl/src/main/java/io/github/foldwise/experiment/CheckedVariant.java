package io.github.foldwise.experiment;

import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Fold;
import io.github.foldwise.sweep.Setting;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.TrialCosts;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A variant that passed all checks and can run.
 *
 * @param parameters value of every parameter that it reads
 * @param folding the rule of its folds in words
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

  /** Canonical text: everything that decides its outcome except data, seed and fold. */
  public String text() {
    return text(training.epochs());
  }

  /** The {@link #text()} of the same variant with another number of epochs. */
  public String text(int epochs) {
    return String.join("\n", model.text(), training.epochs(epochs).text(), "folds: " + folding);
  }

  /** Estimated peak memory of its largest trial, in bytes; see {@link TrialCosts#memoryBytes}. */
  public long memoryBytes(TrialCosts costs) {
    return costs.memoryBytes(
        model,
        training,
        most(fold -> training.rowsTrainedOn(fold.training().size())),
        most(fold -> fold.training().size() + fold.validation().size()));
  }

  private int most(ToIntFunction<Fold> rows) {
    return folds.stream().mapToInt(rows).max().orElse(0);
  }

  /** Variants with this text and folds in common give the same figures. */
  String computation() {
    return (variant.nextSeed() ? "seeds of the next repeat\n" : "") + text();
  }

  /** Compares rows, because descriptions of custom rules may be alike. */
  boolean hasFoldsOf(CheckedVariant other) {
    return folds == other.folds || folds.equals(other.folds);
  }
}
