package io.github.foldwise.runtime.device;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.ToyImages;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.Training;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trainings on the first GPU; skipped if there is none. */
@Tag("cuda")
class CudaTest {
  private static final ImageData IMAGES = ToyImages.noisy(240, 10);
  private static final ImageData UNSEEN = ToyImages.noisy(240, 11);
  private static final float FIVE_IMAGES = 5 / 240f + 1e-6f;
  private static final Training TRAINING = adam(0.01).epochs(6).batch(16);
  private static final CheckedModel MODEL =
      conv(8, 3)
          .relu()
          .l1l2(1e-5, 1e-4)
          .activityL2(1e-4)
          .bn(0.9, 1e-3)
          .pool(2)
          .flatten()
          .dense(16)
          .relu()
          .dropout(0.2)
          .classify(ToyImages.CLASSES)
          .check(ToyImages.IMAGE);

  @BeforeEach
  void there_is_a_gpu() {
    assumeTrue(
        Devices.list(1).size() > 1,
        "TensorFlow sees no GPU: build with -Pcuda, on a machine that has one and its libraries");
    assumeTrue(
        "1".equals(System.getenv("TF_DETERMINISTIC_OPS")),
        "TF_DETERMINISTIC_OPS is not 1: bits need not repeat");
  }

  @Test
  void a_training_repeats_its_bits_alone_and_beside_another() throws Exception {
    Map<String, float[]> alone = weights(TRAINING);

    assertThat(weights(TRAINING)).usingRecursiveComparison().isEqualTo(alone);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Map<String, float[]>> training = () -> weights(TRAINING);
      for (Future<Map<String, float[]>> beside : threads.invokeAll(List.of(training, training))) {
        assertThat(beside.get()).usingRecursiveComparison().isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void its_accuracy_is_that_of_the_cpu_within_five_images() {
    assertThat(accuracy(Devices.choose("cuda:0", 1), TRAINING))
        .isCloseTo(accuracy(Device.CPU, TRAINING), offset(FIVE_IMAGES));
  }

  @Test
  void so_is_that_of_products_in_bfloat16() {
    assertThat(accuracy(Devices.choose("cuda:0", 1), TRAINING.precision(Precision.MIXED_BFLOAT16)))
        .isCloseTo(accuracy(Device.CPU, TRAINING), offset(FIVE_IMAGES));
  }

  private static Map<String, float[]> weights(Training training) {
    try (CompiledModel compiled =
            CompiledModel.compile(MODEL, training, Devices.choose("cuda:0", 1), 1);
        TrainedModel trained = compiled.train(IMAGES, 3)) {
      return trained.weights();
    }
  }

  private static float accuracy(Device device, Training training) {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training, device, 1);
        TrainedModel trained = compiled.train(IMAGES, 3)) {
      return trained.evaluate(UNSEEN).scores().accuracy();
    }
  }
}
