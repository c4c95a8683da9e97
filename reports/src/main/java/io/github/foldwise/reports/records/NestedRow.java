package io.github.foldwise.reports.records;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of {@code nested.csv}: the variant selected within the training rows of one fold, and its
 * figures on the rows that the fold holds out.
 *
 * @param repeat from 1
 * @param fold from 1
 * @param selected the variant with the highest mean score over the inner folds
 * @param candidates number of variants that it was selected from
 * @param innerAccuracy its mean accuracy over them
 * @param accuracy on the fold's validation rows
 * @param innerScore that mean score; optimistic, as the highest of many
 * @param score on the fold's validation rows; the accuracy unless the experiment says otherwise
 */
public record NestedRow(
    int repeat,
    int fold,
    String selected,
    int candidates,
    double innerAccuracy,
    float accuracy,
    @Later OptionalDouble innerScore,
    @Later Optional<Float> score) {

  /** Scores that an earlier version did not write are the accuracies. */
  public NestedRow {
    innerScore = innerScore.isPresent() ? innerScore : OptionalDouble.of(innerAccuracy);
    score = score.isPresent() ? score : Optional.of(accuracy);
  }
}
