package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainedModelTest {
  private static final Shape SHAPE = Shape.image(1, 2, 1);
  private static final byte[] PIXELS = {0, -1, -1, 0, 0, -1, -1, 0}; // dark left, or dark right
  private static final ImageData DATA = ImageData.of(PIXELS, new int[] {0, 1, 0, 1}, SHAPE);

  private TrainedModel trained;

  @BeforeEach
  void train() {
    CheckedModel model = flatten().classify(2).check(SHAPE);
    try (CompiledModel compiled = CompiledModel.compile(model, adam(0.1).epochs(20))) {
      trained = compiled.train(DATA, 1);
    }
  }

  @AfterEach
  void close() {
    trained.close();
  }

  @Test
  void it_outlives_the_compiled_model_that_trained_it() {
    assertThat(trained.evaluate(DATA).scores().accuracy()).isEqualTo(1);
  }

  @Test
  void images_without_labels_are_predicted_as_those_with_labels() {
    float[] scaled = {0, 1, 1, 0, 0, 1, 1, 0};

    assertThat(trained.predict(PIXELS)).isDeepEqualTo(trained.predict(DATA));
    assertThat(trained.predict(scaled)).isDeepEqualTo(trained.predict(DATA));
    assertThat(trained.predict(new byte[0])).isEmpty();
  }

  @Test
  void a_part_of_an_image_is_refused() {
    assertThatThrownBy(() -> trained.predict(new byte[5]))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "pixels: expected a multiple of 2, the pixels of one 1×2×1 image, found 5 pixels.\n"
                + "  Give whole images, row by row and one after the other.");
  }

  @Test
  void labels_and_shapes_that_the_model_does_not_know_are_refused() {
    ImageData threeClasses = ImageData.of(new byte[6], new int[] {0, 1, 2}, SHAPE);
    ImageData upright = ImageData.of(new byte[2], new int[] {0}, Shape.image(2, 1, 1));

    assertThatThrownBy(() -> trained.evaluate(threeClasses))
        .hasMessage(
            "labels: expected classes from 0 to 1, found class 2.\n"
                + "  Let the model classify(3).");
    assertThatThrownBy(() -> trained.predict(upright))
        .hasMessage(
            "images: expected the shape that the model was checked for, 1×2×1, found 2×1×1.\n"
                + "  Resize the images, or check the model for their shape.");
    assertThatThrownBy(() -> trained.evaluate(DATA.limit(0)))
        .hasMessage("evaluation: expected at least one image, found none.\n  Give it some images.");
  }

  @Test
  void weights_are_read_by_name() {
    assertThat(trained.weight("dense_1/kernel")).hasSize(4);
    assertThatThrownBy(() -> trained.weight("dense_1/kernal"))
        .hasMessage(
            "weight: expected one of dense_1/kernel, dense_1/bias, found 'dense_1/kernal'.\n"
                + "  Did you mean 'dense_1/kernel'?");
  }

  @Test
  void a_training_of_no_epochs_is_refused() {
    CheckedModel model = flatten().classify(2).check(SHAPE);

    assertThatThrownBy(() -> CompiledModel.compile(model, adam(0.1).epochs(0)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("epochs");
  }
}
