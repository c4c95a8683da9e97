package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.bn;
import static io.github.foldwise.runtime.Golden.assertClose;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.Shape;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import org.junit.jupiter.api.Test;

/** Batch normalisation against Keras 3.8.0: two updates with one batch, then inference. */
class BatchNormGoldenTest {
  private static final Golden GOLDEN = Golden.read("batchnorm.json");
  private static final Shape IMAGE = Shape.image(3, 3, 2);

  private final CheckedModel model = bn().flatten().classify(2).check(IMAGE);
  private final float[] x = GOLDEN.floats("/x/data");

  @Test
  void output_in_training_and_after_two_updates() {
    try (LayerRun layer = new LayerRun(model, 1)) {
      layer.write("bn_1/gamma", new float[] {1, 1});
      layer.write("bn_1/beta", new float[] {0, 0});
      assertClose("training", layer.train(x), GOLDEN.floats("/train_out/data"));

      layer.write("bn_1/moving_mean", GOLDEN.floats("/moving_mean_2"));
      layer.write("bn_1/moving_variance", GOLDEN.floats("/moving_var_2"));
      assertClose("inference", layer.infer(x), GOLDEN.floats("/infer_out/data"));
    }
  }

  @Test
  void moving_statistics_take_the_biased_variance() {
    ImageData images = ImageData.of(x, new int[4], IMAGE);
    try (OpenModel open = new OpenModel(model, Training.adam(0.01));
        Batch batch = Batch.of(images, Rows.all(4), 0, 4)) {
      ModelSession session = open.session();
      session.initialize(1);
      for (int update = 1; update <= 2; update++) {
        session.step(batch, 0.01f, update - 1, 1);
        assertClose(
            "mean", session.read("bn_1/moving_mean"), GOLDEN.floats("/moving_mean_" + update));
        assertClose(
            "variance",
            session.read("bn_1/moving_variance"),
            GOLDEN.floats("/moving_var_" + update));
      }
    }
  }
}
