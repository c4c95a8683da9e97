package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.trial.StepResult;
import io.github.foldwise.trial.TrialListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                + "  End the model with classify(3).");
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
  void all_weights_are_read_in_order() {
    assertThat(trained.weights()).containsOnlyKeys("dense_1/kernel", "dense_1/bias");
    assertThat(trained.weights().keySet()).containsExactly("dense_1/kernel", "dense_1/bias");
    assertThat(trained.weights().get("dense_1/kernel"))
        .containsExactly(trained.weight("dense_1/kernel"));
  }

  @Test
  void a_model_with_other_weights_leaves_the_first_as_it_is() {
    float[] before = trained.weight("dense_1/bias");
    try (TrainedModel other = trained.withWeight("dense_1/bias", new float[] {3, 0})) {
      assertThat(other.weight("dense_1/bias")).containsExactly(3, 0);
      assertThat(other.weight("dense_1/kernel")).containsExactly(trained.weight("dense_1/kernel"));
      assertThat(trained.weight("dense_1/bias")).containsExactly(before);
    }
  }

  @Test
  void weights_that_do_not_fit_are_refused_all_at_once() {
    Map<String, float[]> given = new LinkedHashMap<>();
    given.put("dense_1/kernel", new float[] {1, 2, 3});
    given.put("dense_1/bias", new float[] {0, Float.NaN});
    given.put("dense_2/bias", new float[2]);

    assertThatThrownBy(() -> trained.withWeights(given).close())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            weight dense_1/kernel: expected 4 values, for its shape is 2×2, found 3.
              Give all values, row-major in Keras's layout.
            value 1 of weight dense_1/bias: expected a finite number, found NaN.
              Nothing can be computed with it: give finite numbers, or train anew more slowly.
            weight: expected one of dense_1/kernel, dense_1/bias, found 'dense_2/bias'.
              Did you mean 'dense_1/bias'?""");
  }

  @Test
  void training_begins_with_the_initial_weights_or_with_those_that_are_given() {
    CheckedModel model = flatten().classify(2).check(SHAPE);
    try (CompiledModel compiled = CompiledModel.compile(model, adam(0.1).epochs(1).unshuffled());
        TrainedModel initial = compiled.initial(7);
        TrainedModel fromSeed = compiled.train(DATA, 7);
        TrainedModel fromWeights = compiled.train(DATA, 8, initial.weights())) {
      assertThat(initial.history().epochs()).isEmpty();
      assertThat(fromWeights.weight("dense_1/kernel"))
          .containsExactly(fromSeed.weight("dense_1/kernel"))
          .isNotEqualTo(initial.weight("dense_1/kernel"));
    }
  }

  @Test
  void the_listener_gets_the_loss_of_each_step_before_its_update() {
    CheckedModel model = flatten().classify(2).check(SHAPE);
    List<StepResult> steps = new ArrayList<>();
    TrialListener listener =
        new TrialListener() {
          @Override
          public void stepDone(StepResult result) {
            steps.add(result);
          }
        };
    Map<String, float[]> zeros =
        Map.of("dense_1/kernel", new float[4], "dense_1/bias", new float[2]);
    try (CompiledModel compiled =
        CompiledModel.compile(model, adam(0.5).epochs(2).batch(2).unshuffled())) {
      compiled.train(DATA, 1, zeros, listener).close();
      assertThat(steps).extracting(StepResult::step).containsExactly(1L, 2L, 3L, 4L);
      assertThat(steps).extracting(StepResult::rows).containsOnly(2);
      assertThat(steps).extracting(StepResult::learningRate).containsOnly(0.5f);
      assertThat(steps.get(0).scores().loss()).isEqualTo(0.693147f, within(1e-6f)); // ln 2
      assertThat(steps.get(0).scores().accuracy()).isEqualTo(0.5f); // of equals, the first
      // Adam's first step is as long as its rate, but for epsilon: logits (0.5, −0.5), ln(1 + e⁻¹)
      assertThat(steps.get(1).scores().loss()).isEqualTo(0.313262f, within(1e-5f));
      assertThat(steps.get(1).scores().accuracy()).isEqualTo(1);
    }
  }

  @Test
  void a_training_of_no_epochs_is_refused() {
    CheckedModel model = flatten().classify(2).check(SHAPE);

    assertThatThrownBy(() -> CompiledModel.compile(model, adam(0.1).epochs(0)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("epochs");
  }
}
