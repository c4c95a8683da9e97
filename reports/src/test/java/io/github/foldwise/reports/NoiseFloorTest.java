package io.github.foldwise.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseFloorTest {
  private static final double NAN = Double.NaN;

  @Test
  void repeats_of_the_baseline_give_the_deviation_of_their_means() {
    // means .82, .84, .80; deviation √((0 + .02² + .02²)/2) = .02; √2 · .02 = .0283
    TestTrials trials =
        TestTrials.of(8, 2)
            .addRepeat("baseline", 1, 0.8, 0.84)
            .addRepeat("baseline", 2, 0.82, 0.86)
            .addRepeat("baseline", 3, 0.78, 0.82)
            .addRepeat("baseline", 4, 0.99, NAN);
    NoiseFloor noise = NoiseFloor.of(trials.list());
    assertThat(noise.means()).hasSize(3); // the mean of some folds would differ by their folds
    assertThat(noise.sd()).isCloseTo(0.02, within(1e-12));
    assertThat(text(trials))
        .isEqualTo(
            """
            ## The noise floor

            How far mean accuracies lie apart where nothing but the seeds of weights, order and \
            dropout differs. **A difference in the tables above that is smaller than 0.0283 is \
            noise**: other seeds alone gave as much.

            The baseline in 3 repeats, each a mean over all folds: 0.8200, 0.8400, 0.8000; \
            standard deviation 0.0200. Two such means differ with √2 times this deviation, by \
            0.0283.
            """);
  }

  @Test
  void a_variant_with_the_next_seed_is_held_against_itself() {
    // differences −.01 and −.03: mean −.02, deviation .0141421;
    // ± 12.7062 · .0141421 · √(1/2 + 1/4) = .155620
    TestTrials trials =
        TestTrials.of(8, 2)
            .add("baseline", 0.1, 0.2)
            .add("loss=one_hot", 0.8, 0.9)
            .add("loss=one_hot, next seed", 0.79, 0.87);
    assertThat(text(trials))
        .contains("smaller than 0.0200 is noise")
        .endsWith(
            """
            | First | Second | Pairs | Difference | 95 % interval |
            |---|---|---:|---:|---:|
            | loss=one\\_hot | loss=one\\_hot, next seed | 2 | −0.0200 | −0.1756 to +0.1356 |
            """);
  }

  @Test
  void a_next_seed_whose_variant_was_not_trained_is_the_baseline_in_other_words() {
    TestTrials trials =
        TestTrials.of(8, 2).add("baseline", 0.8, 0.9).add("loss=one_hot, next seed", NAN, 0.91);
    assertThat(NoiseFloor.of(trials.list()).twins().get(0).first()).isEqualTo("baseline");
    assertThat(text(trials))
        .contains("| baseline | loss=one\\_hot, next seed | 1 | +0.0100 | – |\n");
  }

  @Test
  void without_repeats_and_pairs_nothing_is_said_of_noise() {
    assertThat(text(TestTrials.of(8, 2).add("baseline", 0.8, 0.9).add("a", 0.7, 0.9))).isEmpty();
  }

  private static String text(TestTrials trials) {
    Markdown out = new Markdown();
    NoiseSection.write(out, Fixture.withTrials(Fixture.records(), trials.list()));
    return out.toString();
  }

  @Test
  void a_pair_on_other_folds_measures_no_noise() {
    List<TrialRow> trials =
        TestTrials.of(8, 2)
            .add("baseline", 0.8, 0.9)
            .addAll(TestTrials.of(5, 5).add("folds=2, next seed", 0.7, 0.8))
            .list();
    assertThat(NoiseFloor.of(trials).isMeasured()).isFalse();
  }
}
