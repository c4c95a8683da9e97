package io.github.foldwise.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> KNOWN = List.of("batch", "epochs", "dropout");

  @Test
  void the_nearest_name_takes_the_fewest_edits() {
    assertThat(remedy("dorpout")).isEqualTo("Did you mean 'dropout'?");
    assertThat(remedy("BATCHES")).isEqualTo("Did you mean 'batch'?");
    assertThat(remedy("drop")).isEqualTo("Did you mean 'dropout'?");
  }

  // "gpu" is as far from each as it is long; "patching" takes 4 edits to "batch".
  @Test
  void a_name_that_is_far_from_all_is_not_guessed() {
    assertThat(remedy("gpu")).isEqualTo("Write one of these.");
    assertThat(remedy("patching")).isEqualTo("Write one of these.");
    assertThat(Suggestions.unknown("data set", "mnist", List.of("fashion-mnist")).remedy())
        .isEqualTo("Write fashion-mnist.");
  }

  private static String remedy(String found) {
    return Suggestions.unknown("parameter", found, KNOWN).remedy();
  }

  @Test
  void an_unknown_name_is_a_problem_that_says_what_is_known() {
    assertThat(Suggestions.unknown("parameter", "epoch", KNOWN))
        .hasToString(
            "parameter: expected one of batch, epochs, dropout, found 'epoch'.\n"
                + "  Did you mean 'epochs'?");
  }

  @Test
  void where_nothing_is_known_nothing_is_suggested() {
    assertThat(Suggestions.unknown("preset of toy", "fast", List.of()))
        .hasToString(
            "preset of toy: expected none, for there is none, found 'fast'.\n  Leave it out.");
  }
}
