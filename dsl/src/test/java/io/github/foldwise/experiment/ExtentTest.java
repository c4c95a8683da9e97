package io.github.foldwise.experiment;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.sweep.Param;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtentTest {
  private static final Param<Integer> FOLDS = Param.of("folds", 5);

  private static final CheckedExperiment DECLARED =
      Experiment.named("toy")
          .model(p -> flatten().classify(3))
          .training(p -> adam(1e-3))
          .folds(p -> kFold(p.get(FOLDS)))
          .ablate(FOLDS, 2)
          .testEachTrial()
          .repeats(3)
          .check(ToyData.set());

  @Test
  void what_is_declared_is_all_of_it() {
    assertThat(Extent.DECLARED.of(DECLARED)).isSameAs(DECLARED);
    assertThat(Extent.DECLARED.repeats(3).firstFolds(5).of(DECLARED)).isEqualTo(DECLARED);
  }

  @Test
  void fewer_repeats_are_written_into_the_specification_and_into_the_warnings() {
    CheckedExperiment once = Extent.DECLARED.repeats(1).of(DECLARED);

    assertThat(once.text()).isEqualTo(DECLARED.text().replace("repeats: 3", "repeats: 1"));
    assertThat(once.warnings())
        .contains(
            new Warning(
                "fewer repeats",
                "1 repeat of the folds is carried out, of 3 that were declared.",
                "Intervals are wider than planned, and fewer differences can be" + " decided."));
  }

  @Test
  void the_first_folds_of_each_scheme_stay_as_they_are() {
    CheckedExperiment some = Extent.DECLARED.firstFolds(3).of(DECLARED);

    assertThat(some.baseline().folds()).isEqualTo(DECLARED.baseline().folds().subList(0, 3));
    assertThat(some.variants().get(1)).isEqualTo(DECLARED.variants().get(1)); // it has two
    assertThat(some.text()).contains("folds: k-fold, k = 5; the first 3 of 5 alone");
    assertThat(some.warnings())
        .contains(
            new Warning(
                "fewer folds",
                "The first 3 of the baseline's 5 folds are carried out, and no more of any other"
                    + " scheme.",
                "The rows of the other folds are not evaluated: the figures are of fewer rows, their"
                    + " intervals are wider, and they are not those of all folds."));
  }

  /** 2 variants: (5 + 2) folds · 3 repeats of one epoch, then (2 + 2) · 1. */
  @Test
  void evaluations_of_the_test_set_are_counted_anew() {
    assertThat(DECLARED.warnings()).anyMatch(w -> w.finding().contains("at most 21 evaluations"));
    assertThat(Extent.DECLARED.repeats(1).firstFolds(2).of(DECLARED).warnings())
        .anyMatch(w -> w.finding().contains("at most 4 evaluations"))
        .noneMatch(w -> w.finding().contains("at most 21 evaluations"));
  }

  @Test
  void more_repeats_than_declared_are_no_warning() {
    assertThat(Extent.DECLARED.repeats(4).of(DECLARED).warnings())
        .noneMatch(warning -> warning.kind().startsWith("fewer"));
  }

  @Test
  void numbers_below_one_are_refused_at_once() {
    assertThatThrownBy(() -> new Extent(Optional.of(0), Optional.of(-1)))
        .hasMessage(
            """
            repeats: expected at least 1, found 0.
              Leave it out to take as many as were declared.
            first folds: expected at least 1, found -1.
              Leave it out to take as many as were declared.""");
  }
}
