package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.reports.records.EpochRow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurveTest {

  /** Folds 1 and 2 are done after 3 and 2 epochs; fold 3 diverged after one. */
  private static final List<EpochRow> EPOCHS =
      List.of(
          epoch(1, 1, 0.5f),
          epoch(1, 2, 0.7f),
          epoch(1, 3, 0.8f),
          epoch(2, 1, 0.7f),
          epoch(2, 2, 0.9f),
          epoch(3, 1, 0.1f),
          epoch(3, 2, Float.NaN));

  @Test
  void the_mean_goes_as_far_as_every_done_trial() {
    Curve curve = Curve.of(EPOCHS, EpochRow::valAccuracy, epoch -> epoch.fold() < 3);
    assertThat(curve.means()).containsOnlyKeys(1, 2);
    assertThat(curve.means().get(1).mean().orElseThrow()).isCloseTo(0.6, within(1e-12));
    // √(2 · 0.1²)
    assertThat(curve.means().get(1).sd().orElseThrow()).isCloseTo(0.141421356, within(1e-9));
    assertThat(curve.means().get(2).mean().orElseThrow()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void all_trials_are_lines_but_values_that_are_not_finite_are_left_out() {
    Curve curve = Curve.of(EPOCHS, EpochRow::valAccuracy, epoch -> epoch.fold() < 3);
    assertThat(curve.folds()).containsExactly(1, 2, 3);
    assertThat(curve.values()).containsExactly(0.5, 0.7, 0.8, 0.7, 0.9, 0.1);
  }

  @Test
  void one_done_trial_has_no_spread() {
    assertThat(Curve.of(EPOCHS, EpochRow::valAccuracy, epoch -> epoch.fold() == 1).means())
        .isEmpty();
  }

  private static EpochRow epoch(int fold, int epoch, float accuracy) {
    return new EpochRow(
        "baseline",
        1,
        fold,
        epoch,
        10,
        0.1f,
        1,
        1,
        0,
        0.5f,
        Optional.of(1f),
        Optional.of(1f),
        Optional.of(accuracy),
        Optional.empty(),
        Optional.empty());
  }
}
