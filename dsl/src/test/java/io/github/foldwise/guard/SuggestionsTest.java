package io.github.foldwise.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> KNOWN = List.of("batch", "epochs", "dropout");

  @Test
  void the_nearest_name_takes_the_fewest_edits() {
    assertThat(Suggestions.nearest("dorpout", KNOWN)).isEqualTo("dropout");
    assertThat(Suggestions.nearest("BATCHES", KNOWN)).isEqualTo("batch");
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
