package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.TestTrials;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.text.Markdown;
import io.github.foldwise.reports.text.NoiseSection;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseFloorTest {
  private static final double NAN = Double.NaN;

  @Test
  void repeats_of_the_baseline_give_the_deviation_of_their_means() {
    // means .82, .84, .80; deviation √((0 + .02² + .02²)/2) = .02; √(2/4) · .02 = .0141
    TestTrials trials =
        TestTrials.of(80_000, 20_000)
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

            How far mean accuracies differ when only the seeds of weights, order and dropout change. \
            Other seeds alone moved a row of the tables above by up to **0.0141**: by itself a \
            difference of that size favours no variant, so the verdicts use intervals.

            The baseline in 3 repeats, each a mean over all folds: 0.8200, 0.8400, 0.8000; \
            standard deviation 0.0200. Two such means typically differ by √2 times this deviation; two \
            rows of the tables, which are means over 4 repeats, by 0.0141.
            """);
  }

  @Test
  void a_variant_with_the_next_seed_is_compared_with_itself() {
    // differences −.01 and −.03: mean −.02, deviation .0141421;
    // ± 12.7062 · .0141421 · √(1/2 + 1/4) = .155620
    TestTrials trials =
        TestTrials.of(80_000, 20_000)
            .add("baseline", 0.1, 0.2)
            .add("loss=one_hot", 0.8, 0.9)
            .add("loss=one_hot, next seed", 0.79, 0.87);
    assertThat(text(trials))
        .contains("by up to **0.0200**")
        .endsWith(
            """
            | First | Second | Pairs | Difference | 95 % interval |
            |---|---|---:|---:|---:|
            | loss=one\\_hot | loss=one\\_hot, next seed | 2 | −0.0200 | −0.1756 to +0.1356 |
            """);
  }

  @Test
  void a_pair_is_known_by_its_specification_whatever_the_names() {
    TestTrials trials =
        TestTrials.of(80_000, 20_000)
            .add("baseline", 0.8, 0.9)
            .add("filters=8, next seed", NAN, 0.91);
    assertThat(NoiseFloor.of(trials.list()).twins()).isEmpty(); // the baseline is something else

    trials.addAs("wide", "filters=8", 0.7, 0.9);
    assertThat(NoiseFloor.of(trials.list()).twins())
        .singleElement()
        .satisfies(
            twins -> {
              assertThat(twins.first()).isEqualTo("wide");
              assertThat(twins.difference()).isCloseTo(0.01, within(1e-7));
            });
  }

  @Test
  void repeats_that_share_a_seed_are_no_two_pairs() {
    // The second's repeat 1 is the first's repeat 2: only the repeats 1 and 3 are new pairs. Their
    // mean is .05, over 2 repeats; rows over 3 lie nearer by √(2/3).
    TestTrials trials = TestTrials.of(80_000, 20_000);
    double[] means = {0.5, 0.6, 0.9, 0.9};
    for (int repeat = 1; repeat <= 3; repeat++) {
      trials.addRepeat("baseline", repeat, means[repeat - 1]);
      trials.addRepeat("baseline, next seed", repeat, means[repeat]);
    }
    NoiseFloor noise = NoiseFloor.of(trials.list());

    assertThat(noise.twins().get(0).differences()).hasSize(2);
    assertThat(noise.twins().get(0).difference()).isCloseTo(0.05, within(1e-7));
    assertThat(new NoiseFloor(List.of(), 3, noise.twins()).difference())
        .isCloseTo(0.05 * Math.sqrt(2 / 3.0), within(1e-7));
  }

  @Test
  void without_repeats_and_pairs_nothing_is_said_of_noise() {
    assertThat(text(TestTrials.of(80_000, 20_000).add("baseline", 0.8, 0.9).add("a", 0.7, 0.9)))
        .isEmpty();
  }

  private static String text(TestTrials trials) {
    Markdown out = new Markdown();
    NoiseSection.write(out, Fixture.withTrials(Fixture.records(), trials.list()));
    return out.toString();
  }

  @Test
  void a_pair_on_other_folds_measures_no_noise() {
    List<TrialRow> trials =
        TestTrials.of(80_000, 20_000)
            .add("baseline", 0.8, 0.9)
            .addAll(TestTrials.of(50_000, 50_000).add("folds=2, next seed", 0.7, 0.8))
            .list();
    assertThat(NoiseFloor.of(trials).isMeasured()).isFalse();
  }
}
