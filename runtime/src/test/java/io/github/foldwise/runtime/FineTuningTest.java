package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.training.StartWeights;
import io.github.foldwise.training.Training;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new head on the body of a trained model. */
class FineTuningTest {
  private static final ImageData IMAGES = ToyImages.of(12);
  private static final FeatureMaps BODY = conv(2, 3).relu().bn().pool(2);
  private static final Training TRAINING = adam(0.01).epochs(1).batch(6);
  private static final CheckedModel OLD = BODY.flatten().classify(5).check(ToyImages.IMAGE);
  private static final CheckedModel FROZEN =
      BODY.freeze().flatten().classify(ToyImages.CLASSES).check(ToyImages.IMAGE);

  @TempDir Path folder;

  @Test
  void a_frozen_body_is_that_of_the_saved_model_and_the_new_head_learns() {
    Path file = folder.resolve("old.foldwise");
    Map<String, float[]> old;
    try (TrainedModel trained = trained(OLD, TRAINING)) {
      trained.save(file);
      old = trained.weights();
    }
    StartWeights start = TrainedModel.startWeights(file);
    Path tuned = folder.resolve("tuned.foldwise");
    try (CompiledModel compiled = CompiledModel.compile(FROZEN, TRAINING.startFrom(start));
        TrainedModel initial = compiled.initial(1);
        TrainedModel trained = compiled.train(IMAGES, 1)) {
      trained
          .weights()
          .forEach(
              (name, values) -> {
                if (name.startsWith("dense_1/")) {
                  assertThat(values).isNotEqualTo(initial.weight(name));
                } else {
                  assertThat(values).isEqualTo(old.get(name)).isEqualTo(initial.weight(name));
                }
              });
      trained.save(tuned);
    }
    try (TrainedModel loaded = TrainedModel.load(tuned)) {
      assertThat(loaded.model().frozenLayers()).containsExactly("conv_1", "bn_1");
      assertThat(loaded.weight("conv_1/kernel")).isEqualTo(old.get("conv_1/kernel"));
      assertThat(loaded.training()).isEqualTo(TRAINING.startFrom(start));
      assertThat(loaded.predict(IMAGES)).hasDimensions(12, ToyImages.CLASSES);
      assertThat(loaded.startWeights().names()).hasSize(8);
      try (CompiledModel again = CompiledModel.compile(loaded.model(), loaded.training())) {
        assertThatThrownBy(() -> again.train(IMAGES, 1))
            .isInstanceOf(RefusedException.class)
            .hasMessageContaining("found only their hash");
      }
    }
  }

  @Test
  void what_has_no_match_is_drawn_as_without_start_weights() {
    StartWeights start;
    try (TrainedModel trained = trained(OLD, TRAINING)) {
      start = trained.startWeights();
    }
    CheckedModel model = BODY.flatten().classify(ToyImages.CLASSES).check(ToyImages.IMAGE);
    try (CompiledModel plain = CompiledModel.compile(model, TRAINING);
        CompiledModel started = CompiledModel.compile(model, TRAINING.startFrom(start));
        TrainedModel drawn = plain.initial(3);
        TrainedModel begun = started.initial(3)) {
      assertThat(begun.weight("dense_1/kernel")).isEqualTo(drawn.weight("dense_1/kernel"));
      assertThat(begun.weight("conv_1/kernel")).isNotEqualTo(drawn.weight("conv_1/kernel"));
    }
  }

  private static TrainedModel trained(CheckedModel model, Training training) {
    try (CompiledModel compiled = CompiledModel.compile(model, training)) {
      return compiled.train(IMAGES, 1);
    }
  }
}
