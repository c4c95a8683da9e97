package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.training.Precision;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Named predictions of single images, by a trained model and by its predictor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictorTest {
  private static final Shape PAIR = Shape.image(1, 2, 1);
  private static final ImageData DATA =
      ImageData.of(new byte[] {0, (byte) 255, (byte) 255, 0}, new int[] {0, 1}, PAIR)
          .withClassNames(List.of("dark", "bright", "even"));

  /** Logits of (a, b), in [0,1]: a, 2·b and 0. */
  private static final Map<String, float[]> WEIGHTS =
      Map.of("dense_1/kernel", new float[] {1, 0, 0, 0, 2, 0}, "dense_1/bias", new float[3]);

  @TempDir private Path folder;
  private CompiledModel compiled;
  private TrainedModel trained;
  private Predictor predictor;

  @BeforeAll
  void train() {
    CheckedModel model = flatten().classify(3).check(PAIR);
    compiled = CompiledModel.compile(model, adam(1e-30).epochs(1));
    try (TrainedModel any = compiled.train(DATA, 1)) {
      trained = any.withWeights(WEIGHTS);
    }
    predictor = trained.predictor();
  }

  @AfterAll
  void close() {
    predictor.close();
    trained.close();
    compiled.close();
  }

  private Stream<Classifier> both() {
    return Stream.of(trained, predictor);
  }

  /** Logits 0.2, 1.6 and 0; e^0.2 = 1.2214, e^1.6 = 4.9530, e^0 = 1; their sum is 7.1744. */
  @Test
  void an_image_has_all_classes_by_name_the_most_probable_first() throws IOException {
    BufferedImage image = gray(51, 204);
    Path file = folder.resolve("pair.png");
    Files.write(file, png(image));
    both()
        .forEach(
            model -> {
              assertPredictions(model.predict(image));
              assertPredictions(model.predict(file));
              assertPredictions(model.predictEncoded(png(image)));
            });
  }

  /**
   * In bfloat16, 0.2 is 0x3e4d = 0.2001953 and 0.8 is 0x3f4d = 0.8007813; logits 0.2001953,
   * 1.6015625 and 0; e^0.2001953 = 1.2216413, e^1.6015625 = 4.9607776; their sum with 1 is
   * 7.1824189. In float32, the first would be 0.69037.
   */
  @Test
  void products_are_in_bfloat16_if_asked_for_and_a_slow_processor_is_said_to_be() {
    Path file = folder.resolve("float32.foldwise");
    trained.save(file);
    List<String> warnings =
        Kernels.of(Device.CPU).bfloat16()
            ? List.of()
            : List.of(
                "This processor has no fast instructions for bfloat16: products are rounded to it and"
                    + " computed in float32, which takes longer than float32 alone.");
    try (Predictor made = trained.predictor(Precision.MIXED_BFLOAT16);
        Predictor loaded = Predictor.load(file, Device.CPU, 1, Precision.MIXED_BFLOAT16);
        Predictor exact = Predictor.load(file, Device.CPU, 1, Precision.FLOAT32)) {
      for (Predictor each : List.of(made, loaded)) {
        assertThat(each.predict(gray(51, 204)))
            .extracting(Prediction::probability)
            .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-5f ? 0 : 1, Float.class)
            .containsExactly(0.6906834f, 0.1700877f, 0.1392289f);
        assertThat(each.warnings()).isEqualTo(warnings);
      }
      assertThat(exact.predict(DATA)).isDeepEqualTo(predictor.predict(DATA));
      assertThat(exact.warnings()).isEmpty();
    }
  }

  @Test
  void a_saved_model_has_one_precision() {
    Path saved = folder.resolve("saved");
    trained.exportSavedModel(saved);

    assertRefused(
        () -> Predictor.load(saved, Device.CPU, 1, Precision.MIXED_BFLOAT16).close(),
        saved
            + """
            : expected a model of Foldwise, which predicts in any precision, found a SavedModel, whose graph has one.
              Leave out the precision, or name the .foldwise file.\
            """);
  }

  private static void assertPredictions(List<Prediction> predictions) {
    assertThat(predictions).extracting(Prediction::name).containsExactly("bright", "dark", "even");
    assertThat(predictions)
        .extracting(Prediction::probability)
        .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-4f ? 0 : 1, Float.class)
        .containsExactly(0.6904f, 0.1702f, 0.1394f);
  }

  @Test
  void of_equal_probabilities_the_lower_class_comes_first_and_unnamed_classes_are_numbers() {
    try (TrainedModel unnamed = compiled.of(WEIGHTS)) {
      assertThat(unnamed.predict(gray(0, 0)))
          .extracting(Prediction::name)
          .containsExactly("0", "1", "2");
    }
  }

  @Test
  void a_gray_pixel_of_a_colour_image_is_gray() {
    BufferedImage rgb = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    rgb.setRGB(0, 0, 0x333333);
    rgb.setRGB(1, 0, 0xcccccc);
    assertPredictions(predictor.predict(rgb));
  }

  @Test
  void a_colour_model_takes_colours_and_gray() {
    Shape pixel = Shape.image(1, 1, 3);
    CheckedModel model = flatten().classify(2).check(pixel);
    try (CompiledModel colours = CompiledModel.compile(model, adam(0.1));
        TrainedModel red =
            colours.of(
                Map.of(
                    "dense_1/kernel", new float[] {4, 0, 0, 3, 0, 3}, // red against the others
                    "dense_1/bias", new float[2]))) {
      BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
      image.setRGB(0, 0, 0xff0000);
      assertThat(red.predict(image).get(0).name()).isEqualTo("0");
      image.setRGB(0, 0, 0x0000ff);
      assertThat(red.predict(image).get(0).name()).isEqualTo("1");
      BufferedImage gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
      gray.getRaster().setSample(0, 0, 0, 255);
      assertThat(red.predict(gray).get(0).name()).isEqualTo("1");
    }
  }

  @Test
  void an_image_that_is_unlike_the_training_is_refused_with_what_to_do() throws IOException {
    BufferedImage wide = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage red = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    red.setRGB(1, 0, 0xff0000);
    BufferedImage clear = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    Path large = folder.resolve("large.png");
    Files.write(large, png(wide));
    Path none = folder.resolve("none.png");
    both()
        .forEach(
            model -> {
              assertRefused(
                  () -> model.predict(wide),
                  "image: expected 1×2 pixels, the size of the images that the model takes,"
                      + " found 1×3 pixels.\n"
                      + "  Resize the image as those of the training were (height×width).");
              assertRefused(
                  () -> model.predict(large),
                  large
                      + ": expected 1×2 pixels, the size of the images that the model takes,"
                      + " found 1×3 pixels.\n"
                      + "  Resize the image as those of the training were (height×width).");
              assertRefused(
                  () -> model.predict(red),
                  "image: expected gray pixels, as the model takes, found colours.\n"
                      + "  Convert the image to gray as those of the training were.");
              assertRefused(
                  () -> model.predict(clear),
                  "image: expected opaque pixels, found alpha 0 of 255 in row 0, column 0.\n"
                      + "  Lay the image on a background colour and save it without"
                      + " transparency; an image folder does so by onWhite().");
              assertRefused(
                  () -> model.predictEncoded(new byte[] {1, 2, 3}),
                  "image: expected an image (bmp, gif, jpeg, jpg, png, tif, tiff, webp), found none"
                      + " of these.\n"
                      + "  Save the image again, or remove the file.");
              assertRefused(
                  () -> model.predict(none),
                  none
                      + ": expected an image file, found none that can be read"
                      + " (NoSuchFileException).\n"
                      + "  Name a file that exists and that you may read.");
              assertRefused(
                  () -> model.predict(new float[] {0, 254}),
                  "pixel 1 of row 0: expected a float from 0 to 1, for the model was trained on"
                      + " bytes, scaled to that, found 254.0.\n"
                      + "  Divide the floats by 255, or give bytes.");
            });
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(RefusedException.class).hasMessage(message);
  }

  @Test
  void a_predictor_knows_what_its_model_knows_and_outlives_it() {
    Path file = folder.resolve("model.foldwise");
    trained.save(file);
    TrainedModel source = TrainedModel.load(file);
    try (Predictor left = source.predictor();
        Predictor loaded = Predictor.load(file)) {
      source.close();
      for (Predictor each : List.of(left, loaded)) {
        assertThat(each.input()).isEqualTo(PAIR);
        assertThat(each.classNames()).containsExactly("dark", "bright", "even");
        assertThat(each.pixels()).isEqualTo(trained.pixels());
        assertThat(each.predict(DATA)).isDeepEqualTo(predictor.predict(DATA));
        assertThat(each.metrics(DATA).accuracy()).isEqualTo(trained.metrics(DATA).accuracy());
      }
    }
  }

  @Test
  void threads_that_predict_while_a_predictor_is_closed_get_all_probabilities_or_the_refusal()
      throws Exception {
    float[][] expected = predictor.predict(DATA);
    Predictor shared = trained.predictor();
    int threads = 4;
    CountDownLatch predicting = new CountDownLatch(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Throwable>> ends = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        ends.add(
            pool.submit(
                () ->
                    catchThrowable(
                        () -> {
                          while (true) {
                            assertThat(shared.predict(DATA)).isDeepEqualTo(expected);
                            predicting.countDown();
                          }
                        })));
      }
      predicting.await();
      shared.close();
      shared.close();

      for (Future<Throwable> end : ends) {
        assertThat(end.get())
            .isInstanceOf(RefusedException.class)
            .hasMessage(
                "predictor of 1×2×1 images: expected a model that is open, found a closed one.\n"
                    + "  Close it after its last call, best with try (…).");
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Otherwise the first logit would be 1e-40 · 1e38. */
  @Test
  void a_denormal_pixel_is_0_as_in_threads_of_TensorFlow() {
    ImageData dim = ImageData.of(new float[] {1e-40f, 0}, new int[1], PAIR);
    Map<String, float[]> steep =
        Map.of("dense_1/kernel", new float[] {1e38f, 0, 0, 0, 0, 0}, "dense_1/bias", new float[3]);
    try (TrainedModel source = trained.withWeights(steep);
        Predictor sameWeights = source.predictor()) {
      float[][] even = {{1 / 3f, 1 / 3f, 1 / 3f}};
      assertThat(source.predict(dim)).isDeepEqualTo(even);
      assertThat(sameWeights.predict(dim)).isDeepEqualTo(even);
    }
  }

  /** Samples as they are: {@code setRGB} would convert them. */
  private static BufferedImage gray(int left, int right) {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, left);
    image.getRaster().setSample(1, 0, 0, right);
    return image;
  }

  private static byte[] png(BufferedImage image) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
