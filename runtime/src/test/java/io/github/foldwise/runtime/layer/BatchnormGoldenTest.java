package io.github.foldwise.runtime.layer;

import static io.github.foldwise.model.Layers.bn;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.OpenModel;
import io.github.foldwise.runtime.session.Batch;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Batch normalisation against Keras 3.8.0: two updates with one batch, then inference. */
@TestMethodOrder(OrderAnnotation.class)
class BatchnormGoldenTest {
  private static final Golden GOLDEN = Golden.read("batchnorm.json");
  private static final Shape IMAGE = Shape.image(3, 3, 2);

  /** Values around 1, sums of 36 of them: float32 keeps 1e-6 of such a mean. */
  private static final Tolerance SUMS = Tolerance.TRAJECTORY;

  private final CheckedModel model = bn().flatten().classify(2).check(IMAGE);
  private final float[] x = GOLDEN.at("x").tensor();

  @Test
  void output_in_training_and_after_two_updates() {
    try (LayerRun layer = new LayerRun(model, 1)) {
      layer.write("bn_1/gamma", new float[] {1, 1});
      layer.write("bn_1/beta", new float[] {0, 0});
      SUMS.check("training", layer.train(x), GOLDEN.at("train_out").tensor());

      layer.write("bn_1/moving_mean", GOLDEN.at("moving_mean_2").floats());
      layer.write("bn_1/moving_variance", GOLDEN.at("moving_var_2").floats());
      SUMS.check("inference", layer.infer(x), GOLDEN.at("infer_out").tensor());
    }
  }

  @Test
  void moving_statistics_take_the_biased_variance() {
    try (OpenModel open = new OpenModel(model, Training.adam(0.01))) {
      open.session().initialize(1);
      for (int update = 1; update <= 2; update++) {
        step(open.session(), update);
        SUMS.check(
            "mean",
            open.session().read("bn_1/moving_mean"),
            GOLDEN.at("moving_mean_" + update).floats());
        float[] variance = open.session().read("bn_1/moving_variance");
        SUMS.check("variance", variance, GOLDEN.at("moving_var_" + update).floats());
        if (update == 1) {
          SUMS.check("biased", variance, GOLDEN.at("expected_mv_biased").floats());
          assertThat(Math.abs(variance[0] - GOLDEN.at("expected_mv_unbiased", 0).number()))
              .isGreaterThan(5e-4);
        }
      }
    }
  }

  /** With momentum 0 a moving statistic is that of the last batch, of 36 cells. */
  @Test
  void statistics_of_the_batch() {
    CheckedModel forgetful = bn(b -> b.momentum(0)).flatten().classify(2).check(IMAGE);
    try (OpenModel open = new OpenModel(forgetful, Training.adam(0.01))) {
      open.session().initialize(1);
      step(open.session(), 1);
      float[] variance = open.session().read("bn_1/moving_variance");
      SUMS.check("mean", open.session().read("bn_1/moving_mean"), GOLDEN.at("batch_mean").floats());
      SUMS.check("variance", variance, GOLDEN.at("batch_var_biased").floats());
      for (int channel = 0; channel < 2; channel++) {
        double unbiased = variance[channel] * 36.0 / 35;
        SUMS.check("unbiased", unbiased, GOLDEN.at("batch_var_unbiased", channel).number());
        SUMS.check(
            "what the moving variance would be by it",
            0.99 + 0.01 * unbiased,
            GOLDEN.at("expected_mv_unbiased", channel).number());
      }
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private void step(ModelSession session, int update) {
    ImageData images = ImageData.of(x, new int[4], IMAGE);
    try (Batch batch = session.batch(images, Rows.all(4), 0, 4)) {
      assertThat(session.step(batch, 0.01f, update - 1, 1).dataLoss()).isPositive();
    }
  }
}
