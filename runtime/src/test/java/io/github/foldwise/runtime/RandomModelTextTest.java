package io.github.foldwise.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.model.CheckedModel;
import org.junit.jupiter.api.Test;

/** A saved model is rebuilt from its text: whatever the layers are. */
class RandomModelTextTest {
  @Test
  void random_models_are_read_back_from_their_texts() {
    RandomModels models = RandomModels.ofEverything(29);
    for (int i = 0; i < 200; i++) {
      CheckedModel model = models.next();
      CheckedModel read = CheckedModel.read(model.text());
      assertThat(read.text()).isEqualTo(model.text());
      assertThat(read.weights()).isEqualTo(model.weights());
    }
  }
}
