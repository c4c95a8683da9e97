package io.github.foldwise.runtime.augment;

import static io.github.foldwise.augmentation.Augmentations.contrast;
import static io.github.foldwise.augmentation.Augmentations.first;
import static io.github.foldwise.augmentation.Augmentations.flipHorizontal;
import static io.github.foldwise.model.Layers.flatten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.augmentation.Contrast;
import io.github.foldwise.augmentation.Fill;
import io.github.foldwise.augmentation.Interpolation;
import io.github.foldwise.augmentation.Range;
import io.github.foldwise.augmentation.Rotation;
import io.github.foldwise.augmentation.Sampling;
import io.github.foldwise.augmentation.Transform;
import io.github.foldwise.augmentation.Translation;
import io.github.foldwise.augmentation.Zoom;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.OneShot;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.training.Training;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * {@code augmentation.json}: Keras 3.8.0's layers with factors whose ends are the same, which
 * leaves no draw to chance.
 */
@TestMethodOrder(OrderAnnotation.class)
class AugmentationGoldenTest {
  private static final Golden GOLDEN = Golden.read("augmentation.json");
  private static final Shape SIZE = Shape.image(5, 5, 1);

  static Stream<Golden> cases() {
    return GOLDEN.at("cases").elements().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void moved_images_are_those_of_keras(Golden golden) {
    Transform transform = transform(golden.at("name").text());

    try (AugmentationRun run = new AugmentationRun(first(transform), SIZE)) {
      Tolerance.FORMULA.check(
          transform.word(), run.images(image(), new int[1], 1, 0), golden.at("out").tensor());
    }
    assertThat(leavesInferenceAlone(transform)).isEqualTo(golden.at("inference_identity").truth());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 28})
  void the_matrix_of_a_rotation_is_that_of_keras(int side) {
    Tolerance.FORMULA.check(
        "rotation",
        OneShot.run(tf -> moving(tf, side).rotation(tf.constant(new float[] {0.1f}))),
        GOLDEN.at("rotation_matrix_0.1_%sx%s".formatted(side, side)).floats());
  }

  @Test
  void the_matrices_of_zoom_and_translation_are_those_of_keras() {
    Tolerance.FORMULA.check(
        "zoom",
        OneShot.run(
            tf -> {
              Operand<TFloat32> by = tf.constant(new float[] {0.2f});
              return moving(tf, 5).zoom(by, by);
            }),
        GOLDEN.at("zoom_matrix_1.2_5x5").floats());
    // 0.2 of the height down, 0.3 of the width to the left
    Tolerance.FORMULA.check(
        "translation",
        OneShot.run(
            tf ->
                moving(tf, 5)
                    .translation(
                        tf.constant(new float[] {0.2f}), tf.constant(new float[] {-0.3f}))),
        GOLDEN.at("translation_matrix").floats());
  }

  @Test
  void contrast_is_stretched_about_the_mean_and_held_to_the_range() {
    Tolerance.FORMULA.check(
        "stretched",
        OneShot.run(tf -> pixels(tf).stretched(tf.constant(new float[] {1.5f}))),
        GOLDEN.at("contrast_adjust_1.5").tensor());
    Tolerance.FORMULA.check(
        "contrast",
        OneShot.run(tf -> pixels(tf).contrast(tf.constant(new float[] {1.5f}))),
        GOLDEN.at("contrast_adjust_1.5_clipped_value_range_0_1").tensor());
  }

  @Test
  void two_numbers_of_contrast_mean_in_keras_what_one_means_here() {
    Contrast ours = (Contrast) contrast(0.5).transforms().get(0);

    assertThat(GOLDEN.at("contrast_factor_attr_(0.5,0.5)").doubles())
        .containsExactly(-ours.change().low(), ours.change().high());
  }

  /**
   * Keras's defect: one number gives factors from 1 up. Its draws, of which the file has least and
   * most, are from the range that we would have to write out. Of some 700 draws, or our 2,000, the
   * ends lie within 0.3 · 5/700 = 0.002 of those of the range.
   */
  @Test
  void one_number_of_contrast_lowers_it_too_unlike_keras() {
    double[] keras = GOLDEN.at("contrast_factor_attr_0.3").doubles();
    Contrast ours = (Contrast) contrast(0.3).transforms().get(0);
    assertThat(ours.change()).isEqualTo(new Range(-keras[1], keras[1]));

    double[] observed = GOLDEN.at("contrast_0.3_observed_range").doubles();
    double[] factors = contrastFactors(new Contrast(new Range(keras[0], keras[1])));
    assertThat(Arrays.stream(factors).min().orElseThrow()).isCloseTo(observed[0], within(0.002));
    assertThat(Arrays.stream(factors).max().orElseThrow()).isCloseTo(observed[1], within(0.002));
  }

  /**
   * Keras flips about half of the images, on both axes or on none. Ours flips about half on each:
   * the numbers, of 400, lie within 4 · √(400 · ½ · ½) = 40 of 200, and those on both axes within 4
   * · √(400 · ¼ · ¾) = 35 of 100.
   */
  @Test
  void one_in_two_images_is_flipped_and_each_axis_draws_for_itself() {
    Golden golden = GOLDEN.at("flip_horizontal_and_vertical_counts_of_400");
    int images = golden.at("hv").integer() + golden.at("none").integer();
    assertThat(images).isEqualTo(400);

    int[] counts = new int[4];
    float[] corners = {1, 2, 3, 4};
    try (AugmentationRun run =
        new AugmentationRun(flipHorizontal().flipVertical(), Shape.image(2, 2, 1))) {
      float[] flipped = run.copies(corners, images, 1, 0);
      for (int i = 0; i < images; i++) {
        counts[(int) flipped[4 * i] - 1]++; // which corner came to the upper left
      }
    }
    int horizontal = counts[1] + counts[3];
    int vertical = counts[2] + counts[3];
    assertThat(horizontal).isCloseTo(golden.at("hv").integer(), within(56)); // √2 · 40
    assertThat(vertical).isCloseTo(golden.at("hv").integer(), within(56));
    assertThat(counts[3]).isCloseTo(100, within(35));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  /** {@code RandomZoom(height=(0.2,0.2),fill=reflect,interp=bilinear)} and its like. */
  private static Transform transform(String name) {
    Sampling sampling =
        new Sampling(
            option(name, "fill=(\\w+)").map(Fill::valueOf).orElse(Sampling.STANDARD.fill()),
            0,
            option(name, "interp=(\\w+)")
                .map(Interpolation::valueOf)
                .orElse(Sampling.STANDARD.interpolation()));
    if (name.startsWith("RandomRotation")) {
      return new Rotation(range(name, "factor"), sampling);
    }
    if (name.startsWith("RandomZoom")) {
      return new Zoom(range(name, "height"), Optional.empty(), sampling);
    }
    assertThat(name).startsWith("RandomTranslation");
    return new Translation(range(name, "height"), range(name, "width"), sampling);
  }

  private static Range range(String name, String factor) {
    double both = Double.parseDouble(option(name, factor + "=\\((-?[0-9.]+),").orElseThrow());
    return new Range(both, both);
  }

  private static Optional<String> option(String name, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(name);
    return matcher.find()
        ? Optional.of(matcher.group(1).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Whether a model predicts the same with it and without it. */
  private static boolean leavesInferenceAlone(Transform transform) {
    Training plain = Training.adam(0.01);
    return Arrays.equals(predictions(plain.augment(first(transform))), predictions(plain));
  }

  private static float[] predictions(Training training) {
    ImageData images = ImageData.of(image(), new int[1], SIZE);
    try (CompiledModel compiled =
            CompiledModel.compile(flatten().classify(3).check(SIZE), training);
        TrainedModel model = compiled.initial(5)) {
      return model.predict(images)[0];
    }
  }

  /** Pixels 0.4 and 0.6 stay inside [0,1]; their distance is 0.2 times the factor. */
  private static double[] contrastFactors(Contrast transform) {
    try (AugmentationRun run = new AugmentationRun(first(transform), Shape.image(1, 2, 1))) {
      float[] changed = run.copies(new float[] {0.4f, 0.6f}, 2000, 1, 0);
      return DoubleStream.iterate(0, i -> i < changed.length, i -> i + 2)
          .map(i -> (changed[(int) i + 1] - changed[(int) i]) / 0.2)
          .toArray();
    }
  }

  private static MovingOps moving(Ops tf, int side) {
    float[] black = new float[side * side];
    return new MovingOps(
        tf, OneShot.tensor(tf, black, 1, side, side, 1), Shape.image(side, side, 1));
  }

  private static PixelOps pixels(Ops tf) {
    return new PixelOps(tf, OneShot.tensor(tf, image(), 1, 5, 5, 1));
  }

  private static float[] image() {
    return GOLDEN.at("image").tensor();
  }
}
