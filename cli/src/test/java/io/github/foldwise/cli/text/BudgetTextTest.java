package io.github.foldwise.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.experiment.Extent;
import io.github.foldwise.run.machine.Budget;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTextTest {
  @ParameterizedTest
  @CsvSource({"90s, 90", "45m, 2700", "2h, 7200", "1h30m, 5400", "1h0m5s, 3605", "100m, 6000"})
  void hours_minutes_and_seconds_are_read(String text, double seconds) {
    assertThat(BudgetText.read(text)).isEqualTo(new Budget(seconds, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2 h", "30m1h", "1.5h", "-1h", "0s", "2d", "9999999h", "h"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> BudgetText.read(text))
        .hasMessage(
            """
            --budget: expected a time such as 90s, 45m, 2h or 1h30m, found '%s'.
              Write whole hours, minutes and seconds, in this order and without spaces.\
            """
                .formatted(text));
  }

  @Test
  void an_extent_reads_back_from_its_arguments() {
    Extent both = Extent.DECLARED.repeats(2).firstFolds(3);

    assertThat(ExtentText.of(both)).isEqualTo(" --repeats 2 --first-folds 3");
    assertThat(ExtentText.read(ExtentText.of(both))).hasValue(both);
    assertThat(ExtentText.read(" --first-folds 4")).hasValue(Extent.DECLARED.firstFolds(4));
    assertThat(ExtentText.read("")).hasValue(Extent.DECLARED);
    assertThat(ExtentText.read(" --seed 4")).isEqualTo(Optional.empty());
  }
}
