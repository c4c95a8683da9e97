package io.github.foldwise.experiment;

import java.util.Map;
import java.util.TreeMap;

/** Variants that differ in epochs alone: only the longest is trained for each seed. */
final class SharedTraining {
  private final CheckedVariant first;
  private final Map<Integer, Integer> epochsOfSeeds = new TreeMap<>(); // by repeat

  SharedTraining(CheckedVariant first) {
    this.first = first;
  }

  /**
   * Variants with this text and the same folds share a training. Epochs are part of it if the end
   * of training depends on them.
   */
  static String text(CheckedVariant variant) {
    return variant.training().isBeginningOfLonger() ? variant.text(1) : variant.text();
  }

  boolean hasFoldsOf(CheckedVariant variant) {
    return first.hasFoldsOf(variant);
  }

  void add(CheckedVariant variant, int repeats) {
    int shift = variant.variant().nextSeed() ? 1 : 0;
    for (int repeat = 1; repeat <= repeats; repeat++) {
      epochsOfSeeds.merge(repeat + shift, variant.training().epochs(), Math::max);
    }
  }

  long trainings() {
    return (long) first.folds().size() * epochsOfSeeds.size();
  }

  int mostEpochs() {
    return epochsOfSeeds.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  long foldEpochs() {
    long epochs = epochsOfSeeds.values().stream().mapToLong(Integer::longValue).sum();
    return first.folds().size() * epochs;
  }
}
