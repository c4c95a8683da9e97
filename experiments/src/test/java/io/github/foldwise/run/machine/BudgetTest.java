package io.github.foldwise.run.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Extent;
import io.github.foldwise.run.engine.Toy;
import io.github.foldwise.split.KFold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three repeats of five folds; a trial of the one variant takes 10 seconds. */
class BudgetTest {
  private static final CheckedExperiment DECLARED =
      Toy.experiment().withoutAblations().folds(p -> KFold.kFold(5)).repeats(3).check(Toy.DATA);

  @ParameterizedTest(name = "{0} s: {1} repeats of {2} folds")
  @CsvSource({"150, 3, 5", "149, 2, 5", "100, 2, 5", "99, 1, 5", "49, 1, 4", "20, 1, 2"})
  void repeats_are_left_out_before_folds(double seconds, int repeats, int folds) {
    CheckedExperiment fitting = fit(seconds, Extent.DECLARED).of(DECLARED);

    assertThat(fitting.protocol().repeats()).isEqualTo(repeats);
    assertThat(fitting.baseline().folds()).hasSize(folds);
  }

  @Test
  void what_fits_as_it_is_stays_as_it_was_asked_for() {
    assertThat(fit(150, Extent.DECLARED)).isEqualTo(Extent.DECLARED);
    assertThat(fit(90, Extent.DECLARED.firstFolds(3))).isEqualTo(Extent.DECLARED.firstFolds(3));
  }

  @Test
  void it_begins_with_what_was_asked_for() {
    assertThat(fit(50, Extent.DECLARED.repeats(2).firstFolds(3)))
        .isEqualTo(Extent.DECLARED.repeats(1).firstFolds(3));
    assertThat(fit(20, Extent.DECLARED.repeats(1)))
        .isEqualTo(Extent.DECLARED.repeats(1).firstFolds(2));
  }

  @Test
  void less_than_two_folds_are_refused_with_the_least_that_it_would_need() {
    assertThatThrownBy(() -> fit(19.9, Extent.DECLARED))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            --budget: expected time for one repeat of at least 2 folds, found 19.9 s, but that takes about 20 s.
              Give it more time, or ask for fewer variants, epochs or rows.""");
  }

  private static Extent fit(double seconds, Extent asked) {
    return new Budget(seconds, seconds + " s")
        .fit(DECLARED, asked, BudgetTest::seconds, forecast -> Math.round(forecast) + " s");
  }

  private static double seconds(CheckedExperiment experiment) {
    return 10.0 * experiment.protocol().repeats() * experiment.baseline().folds().size();
  }
}
