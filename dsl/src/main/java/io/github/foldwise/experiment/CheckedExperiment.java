package io.github.foldwise.experiment;

import io.github.foldwise.data.DataSet;
import java.util.List;

/**
 * An experiment that can run on its data.
 *
 * @param name as declared
 * @param data what it runs on
 * @param seed of everything random but the folds
 * @param testedEachTrial whether the test rows are looked at after each epoch
 * @param variants the baseline first, every name once
 * @param tables name and variants of each table; a variant that changes nothing is the baseline
 */
public record CheckedExperiment(
    String name,
    DataSet data,
    long seed,
    boolean testedEachTrial,
    List<CheckedVariant> variants,
    List<Ablation> tables) {
  public CheckedExperiment {
    variants = List.copyOf(variants);
    tables = List.copyOf(tables);
  }

  /** The baseline. */
  public CheckedVariant baseline() {
    return variants.get(0);
  }
}
