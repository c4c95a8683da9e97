package io.github.foldwise.goldens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GoldenTest {
  private final Golden golden = Golden.read("of_itself.json");

  @Test
  void a_number_that_nobody_read_is_named() {
    golden.at("pair").floats();
    golden.at("note").text();

    assertThatThrownBy(golden::requireAllCompared)
        .hasMessageContaining("numbers of of_itself.json that no test compared")
        .hasMessageContaining("/nested/0/deep")
        .hasMessageNotContaining("/pair");
  }

  @Test
  void a_file_that_was_read_to_its_last_number_passes() {
    assertThat(golden.at("pair").floats()).containsExactly(1.5f, 2);
    assertThat(golden.at("nested", 0, "deep").truth()).isTrue();
    assertThat(golden.at("nested", 1).number()).isNaN();
    golden.at("untold").setAside("it is the time of day");

    assertThatCode(golden::requireAllCompared).doesNotThrowAnyException();
  }

  @Test
  void a_table_is_read_by_its_titles() {
    Golden table = Golden.read("of_itself.csv");

    assertThat(table.column("f(1, 2)")).containsExactly(0.5, -3e-7);
    assertThatThrownBy(table::requireAllCompared).hasMessageContaining("/1/x");
  }

  @Test
  void a_difference_beyond_the_tolerance_fails() {
    Tolerance.FORMULA.check("near", 2.0000019, 2);

    assertThatThrownBy(() -> Tolerance.FORMULA.check("far", 2.0000022, 2))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Tolerance.FORMULA.check("lost", Double.NaN, 2))
        .isInstanceOf(AssertionError.class);
  }
}
