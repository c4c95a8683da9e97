package io.github.foldwise.runtime;

import static io.github.foldwise.augmentation.Augmentations.flipHorizontal;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.runtime.session.Batch;
import io.github.foldwise.runtime.session.FedBatch;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.runtime.session.Residence;
import io.github.foldwise.runtime.session.ResidentBatch;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Images in the memory of the device, here the CPU's, give the bits of those that are fed. */
@Tag("kernels")
class ResidentImagesTest {
  private static final ImageData BYTES = ToyImages.of(50);
  private static final ImageData FLOATS = asFloats(BYTES);
  private static final ImageData TEST = ToyImages.of(30);
  private static final Training TRAINING = adam(0.01).epochs(2).batch(8).evaluationBatch(12);
  private static final CheckedModel MODEL =
      conv(4, 3)
          .relu()
          .activityL2(1e-3)
          .bn()
          .pool(2)
          .flatten()
          .dropout(0.2)
          .classify(ToyImages.CLASSES)
          .check(ToyImages.IMAGE);

  static Stream<Arguments> trainings() {
    Training augmented = TRAINING.augment(flipHorizontal().translate(0.1, 0.1).mixup(0.2));
    return Stream.of(
        Arguments.of("bytes", TRAINING, BYTES, TEST),
        Arguments.of("floats", TRAINING, FLOATS, asFloats(TEST)),
        Arguments.of("weighted rows", TRAINING, weighted(BYTES), weighted(TEST)),
        Arguments.of("weighted rows of floats", TRAINING, weighted(FLOATS), asFloats(TEST)),
        Arguments.of("augmented bytes", augmented, BYTES, TEST),
        Arguments.of("augmented floats", augmented, FLOATS, asFloats(TEST)),
        Arguments.of("bytes, evaluated on floats", TRAINING, BYTES, asFloats(TEST)),
        Arguments.of("floats, evaluated on bytes", TRAINING, FLOATS, TEST),
        Arguments.of("the test set is the training set", TRAINING, BYTES, BYTES),
        Arguments.of("given images", TRAINING.validateOn(ToyImages.of(21)), BYTES, TEST));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trainings")
  void a_training_has_the_same_bits_wherever_its_images_lie(
      String name, Training training, ImageData data, ImageData test) {
    TrialTask task =
        new TrialTask(MODEL, training, data, rows(10, 50), rows(0, 10), Optional.of(test), true, 5);

    Outcome fed = outcome(task, Residence.HEAP);
    Outcome resident = outcome(task, Residence.DEVICE);

    assertThat(resident.result())
        .usingRecursiveComparison()
        .ignoringFields("epochs.seconds")
        .isEqualTo(fed.result());
    assertThat(resident.weights()).usingRecursiveComparison().isEqualTo(fed.weights());
    assertThat(resident.ofBytes()).usingRecursiveComparison().isEqualTo(fed.ofBytes());
    assertThat(resident.ofFloats()).usingRecursiveComparison().isEqualTo(fed.ofFloats());
    assertThat(resident.lossOfOthers()).isEqualTo(fed.lossOfOthers());
  }

  @Test
  void bytes_that_do_not_fill_their_last_word_are_those_of_their_image() {
    Shape shape = Shape.image(3, 2, 3); // 18 bytes in 3 words of 8
    byte[] pixels = new byte[4 * shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (5 * i);
    }
    ImageData images = ImageData.of(pixels, new int[] {0, 1, 2, 0}, shape);
    CheckedModel model = flatten().classify(3).check(shape);
    Rows all = Rows.all(images.rows());
    TrialTask task =
        new TrialTask(model, TRAINING, images, all, Rows.of(), Optional.empty(), true, 5);

    assertThat(weights(task, Residence.DEVICE))
        .usingRecursiveComparison()
        .isEqualTo(weights(task, Residence.HEAP));
  }

  @Test
  void a_step_is_fed_nothing_of_its_images_but_where_they_lie() {
    TrialTask task =
        new TrialTask(MODEL, TRAINING, BYTES, rows(0, 50), Rows.of(), Optional.of(TEST), true, 5);
    try (ModelGraph graph =
            new ModelGraph(MODEL, TRAINING, Device.CPU, ImageSource.residentAs(BYTES));
        ModelSession session = new ModelSession(graph, Device.CPU, 1)) {
      session.load(task);
      try (Batch learnt = session.batch(BYTES, Rows.of(7, 3, 9), 1, 3);
          Batch judged = session.batch(TEST, Rows.of(0, 2), 0, 2)) {
        assertThat(positions(learnt)).containsExactly(3, 9);
        assertThat(positions(judged)).containsExactly(50, 52); // behind the 50 training images
      }
      session.unload();
      try (Batch fed = session.batch(BYTES, Rows.of(7), 0, 1)) {
        assertThat(fed).isInstanceOf(FedBatch.class);
      }
    }
  }

  private record Outcome(
      TrialResult result,
      Map<String, float[]> weights,
      List<float[]> ofBytes,
      List<float[]> ofFloats,
      float lossOfOthers) {}

  private static Outcome outcome(TrialTask task, Residence residence) {
    try (CompiledModel compiled =
            CompiledModel.compile(task.model(), task.training(), Device.CPU, 1, residence);
        TrainedModel trained = compiled.train(task, TrialListener.NONE)) {
      return new Outcome(
          trained.history(),
          trained.weights(),
          List.of(trained.predict(BYTES)),
          List.of(trained.predict(FLOATS)),
          trained.evaluate(TEST).scores().loss());
    }
  }

  private static Map<String, float[]> weights(TrialTask task, Residence residence) {
    try (CompiledModel compiled =
            CompiledModel.compile(task.model(), task.training(), Device.CPU, 1, residence);
        TrainedModel trained = compiled.train(task, TrialListener.NONE)) {
      return trained.weights();
    }
  }

  private static int[] positions(Batch batch) {
    int[] positions = new int[batch.rows()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = ((ResidentBatch) batch).positions().getInt(i);
    }
    return positions;
  }

  private static Rows rows(int from, int to) {
    return Rows.of(IntStream.range(from, to).toArray());
  }

  private static ImageData weighted(ImageData images) {
    float[] weights = new float[images.rows()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = 0.5f + row % 3;
    }
    return images.withWeights(weights);
  }

  /** The same images, scaled. */
  private static ImageData asFloats(ImageData images) {
    float[] pixels = new float[images.rows() * images.shape().size()];
    int at = 0;
    for (int row = 0; row < images.rows(); row++) {
      for (byte pixel : images.bytes(row)) {
        pixels[at++] = Byte.toUnsignedInt(pixel) / 255f;
      }
    }
    return ImageData.of(pixels, images.labels(), images.shape());
  }
}
