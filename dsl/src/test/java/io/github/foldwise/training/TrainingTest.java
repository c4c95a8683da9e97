package io.github.foldwise.training;

import static io.github.foldwise.schedule.Schedules.exponentialDecay;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.foldwise.check.Problem;
import io.github.foldwise.schedule.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
  private static final Training NOTEBOOK =
      adam(exponentialDecay(5e-4, 10_000, 0.98)).epochs(20).batch(16);

  @Test
  void a_training_reads_as_the_sentence_that_declares_it() {
    assertThat(adam(1e-3).epochs(20).batch(16)).hasToString("adam(0.001).epochs(20).batch(16)");
    assertThat(adam(0.01).loss(Loss.focal()).unshuffled().validateOnLast(0.2))
        .hasToString("adam(0.01).epochs(1).batch(32).unshuffled().loss(focal).validateOnLast(0.2)");
    assertThat(Optimizers.adamW(0.01).noDecayOn("bias", "gamma").clipNorm(1).accumulate(4))
        .hasToString(
            "adam(0.01).weightDecay(0.004).noDecayOn(bias, gamma).clipNorm(1.0).accumulate(4)"
                + ".epochs(1).batch(32)");
    assertThat(Training.sgd(exponentialDecay(0.1, 10, 0.9), s -> s.momentum(0.9)))
        .hasToString(
            "sgd(exponential_decay initial_rate=0.1 decay_steps=10 decay_rate=0.9 stairs=false,"
                + " momentum=0.9 nesterov_momentum=false).epochs(1).batch(32)");
  }

  @Test
  void the_notebooks_training_has_no_problems() {
    assertThat(NOTEBOOK.problems()).isEmpty();
  }

  @Test
  void its_text_holds_every_number() {
    assertThat(NOTEBOOK.text())
        .isEqualTo(
            "training optimizer=(rule=adam(beta1=0.9 beta2=0.999 epsilon=1E-7"
                + " amsgrad_variant=false) rate=exponential_decay(initial_rate=0.0005"
                + " decay_steps=10000 decay_rate=0.98 stairs=false) decay=weight_decay(factor=none"
                + " except=[]) clipping=(value=none norm=none global_norm=none) accumulation=1"
                + " average=none) objective=(loss=sparse_cross_entropy(label_smoothing=0)"
                + " class_weights=[]) passes=(epochs=20 batch=16 evaluation_batch=32 shuffled=true)"
                + " augmentation=(transforms=[]) monitoring=(validation=none early_stopping=none"
                + " reduce_on_plateau=none)");
  }

  @Test
  void all_counts_start_at_one_and_all_problems_come_at_once() {
    assertThat(adam(1e-3).epochs(0).batch(-1).evaluationBatch(0).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "epochs(0): expected at least 1, found 0.\n  One pass over the rows is epochs(1).",
            "batch(-1): expected at least 1, found -1.\n  batch(32) is usual.",
            "evaluationBatch(0): expected at least 1, found 0.\n  evaluationBatch(32) is usual.");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-3, Double.NaN, Double.POSITIVE_INFINITY, 1e-60, 1e60})
  void a_learning_rate_is_above_zero_and_finite_in_float32(double rate) {
    assertThat(adam(rate).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "adam(%s): expected a finite learning rate above 0, found %s.\n".formatted(rate, rate)
                + "  Use a small number: 0.01 for SGD, 0.001 for all others, as Keras.");
  }

  @Test
  void a_decay_has_a_rate_steps_and_a_factor() {
    assertThat(adam(exponentialDecay(-1, 0, 0)).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "exponentialDecay(-1.0, 0, 0.0): expected a finite initial learning rate above 0,"
                + " found -1.0.\n"
                + "  Use a small number: 0.01 for SGD, 0.001 for all others, as Keras.",
            "exponentialDecay(-1.0, 0, 0.0): expected at least 1 step, found 0.\n"
                + "  Give the number of steps after which the rate was multiplied once.",
            "exponentialDecay(-1.0, 0, 0.0): expected a finite decay rate above 0, found 0.0.\n"
                + "  Use a factor such as 0.98; 1.0 is no decay.");
  }

  @Test
  void the_means_of_adam_decay_and_nothing_divides_by_zero() {
    assertThat(adam(1e-3, rule -> rule.beta1(1).beta2(Double.NaN).epsilon(0)).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "adam: expected beta1 in [0,1), found 1.0.\n  Use 0.9, as Keras.",
            "adam: expected beta2 in [0,1), found NaN.\n  Use 0.999, as Keras.",
            "adam: expected a finite epsilon above 0, found 0.0.\n  Use 1e-7, as Keras.");
  }

  /** 0.0005·0.98^(59999/10000) = 4.4292e-4, Keras's rate of the notebook's last step. */
  @Test
  void the_rate_decays_continuously_from_step_zero() {
    Schedule decay = exponentialDecay(5e-4, 10_000, 0.98);

    assertThat(decay.rate(0)).isEqualTo(5e-4f);
    assertThat(decay.rate(59_999)).isCloseTo(4.4292e-4f, offset(1e-8f));
    assertThat(new Schedule.Constant(1e-3).rate(7)).isEqualTo(1e-3f);
  }
}
