package io.github.foldwise.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SeedsTest {
  private static final long TRIAL = -7142698109766987201L;

  /** The first 8 bytes of {@code printf 'foldwise/1/repeat 2/fold 3' | sha256sum}, big-endian. */
  @Test
  void a_trials_seed_comes_from_seed_repeat_and_fold() {
    assertThat(Seeds.ofTrial(1, 2, 3)).isEqualTo(TRIAL);
  }

  /** Likewise of {@code foldwise/-7142698109766987201/order/epoch 3}. */
  @Test
  void what_is_drawn_within_a_trial_has_a_purpose() {
    assertThat(Seeds.ofPurpose(TRIAL, "order/epoch 3")).isEqualTo(3405880012506323165L);
  }

  /** Likewise of {@code foldwise/1/repeat 2/fold 3/inner fold 4} and {@code foldwise/1/refit}. */
  @Test
  void a_selection_within_a_fold_and_a_refit_have_seeds_of_their_own() {
    assertThat(Seeds.ofInnerTrial(1, 2, 3, 4)).isEqualTo(-7613588385315517201L);
    assertThat(Seeds.ofRefit(1)).isEqualTo(1515676662456939201L);
  }

  @Test
  void seeds_are_the_same_where_digits_are_written_in_arabic() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(Seeds.ofTrial(1, 2, 3)).isEqualTo(TRIAL);
      assertThat(Seeds.ofPurpose(TRIAL, "order/epoch 3")).isEqualTo(3405880012506323165L);
    } finally {
      Locale.setDefault(before);
    }
  }
}
