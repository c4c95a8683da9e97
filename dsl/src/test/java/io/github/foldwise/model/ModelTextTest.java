package io.github.foldwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTextTest {
  private static final CheckedModel NOTEBOOK = Notebook.model().check(Shape.image(28, 28, 1));

  @Test
  void a_model_is_read_back_with_its_input_declared() {
    CheckedModel read = CheckedModel.read(NOTEBOOK.text());

    assertThat(read.text()).isEqualTo(NOTEBOOK.text());
    assertThat(read.layers()).isEqualTo(NOTEBOOK.layers());
    assertThat(read.weights()).isEqualTo(NOTEBOOK.weights());
    assertThat(read.spec().input()).contains(Shape.image(28, 28, 1));
    assertThat(read.spec().layers()).isEqualTo(NOTEBOOK.spec().layers());
  }

  @Test
  void a_text_that_its_own_model_would_not_have_is_refused() {
    String renamed = NOTEBOOK.text().replace("conv_2: ", "conv_3: ");

    assertThatThrownBy(() -> CheckedModel.read(renamed))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "text of a model: expected 'conv_2: conv filters=128 kernel=window(height=3 width=3)"
                + " stride=window(height=1 …' in line 5, as in the text of the model that it"
                + " describes, found 'conv_3: conv filters=128 kernel=window(height=3 width=3)"
                + " stride=window(height=1 …'.\n"
                + "  Read it with the version of Foldwise that wrote it.");
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource({
    "28×28×1, 28x28x1",
    "28×28×1, 28×28×1×",
    "28×28×1, -28×28×1",
    "'input: ', 'inputs: '",
    "'head: softmax', 'head: tail'",
    "'head: softmax', 'heads: softmax'",
    "conv_1: conv, conv_1 conv",
    "flatten_1: flatten, flatten_1: flattened",
    "units=10, units=0"
  })
  void another_text_is_refused(String word, String other) {
    assertThatThrownBy(() -> CheckedModel.read(NOTEBOOK.text().replace(word, other)))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void a_text_that_was_cut_is_refused() {
    String text = NOTEBOOK.text();
    for (int length = 0; length < text.length(); length += 7) {
      String torn = text.substring(0, length);
      assertThatThrownBy(() -> CheckedModel.read(torn)).isInstanceOf(RefusedException.class);
    }
  }
}
