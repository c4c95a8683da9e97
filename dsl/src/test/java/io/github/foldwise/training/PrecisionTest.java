package io.github.foldwise.training;

import static io.github.foldwise.augmentation.Augmentations.flipHorizontal;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import org.junit.jupiter.api.Test;

class PrecisionTest {
  private static final Training TRAINING = adam(1e-3);

  @Test
  void a_training_in_float32_has_the_text_that_it_had_before_there_was_another() {
    assertThat(TRAINING.text())
        .endsWith("monitoring=(validation=none early_stopping=none reduce_on_plateau=none)");
    assertThat(TRAINING.precision(Precision.FLOAT32)).isEqualTo(TRAINING);
  }

  @Test
  void another_precision_is_the_last_word_of_the_text() {
    Training mixed = TRAINING.precision(Precision.MIXED_BFLOAT16);

    assertThat(mixed.text()).isEqualTo(TRAINING.text() + " precision=mixed_bfloat16");
    assertThat(Training.read(mixed.text())).isEqualTo(mixed);
    assertThat(Training.read(TRAINING.text())).isEqualTo(TRAINING);
  }

  @Test
  void the_word_stays_whatever_is_said_after_it() {
    Training said =
        TRAINING
            .precision(Precision.MIXED_BFLOAT16)
            .weightDecay(0.1)
            .loss(Loss.ONE_HOT_CROSS_ENTROPY)
            .epochs(3)
            .augment(flipHorizontal())
            .validateOnLast(0.1);

    assertThat(said.precision()).isEqualTo(Precision.MIXED_BFLOAT16);
  }

  @Test
  void a_precision_of_another_version_is_refused() {
    String text = TRAINING.text() + " precision=mixed_float16";

    assertThatThrownBy(() -> Training.read(text))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "canonical text, character %s: expected a precision that this version knows: float32,"
                    .formatted(text.length() - "mixed_float16".length() + 1)
                + " mixed_bfloat16, found 'mixed_float16'.\n"
                + "  Read it with the version of Foldwise that wrote it.");
  }
}
