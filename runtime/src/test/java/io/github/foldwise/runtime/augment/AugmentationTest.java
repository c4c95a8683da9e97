package io.github.foldwise.runtime.augment;

import static io.github.foldwise.augmentation.Augmentations.brightness;
import static io.github.foldwise.augmentation.Augmentations.contrast;
import static io.github.foldwise.augmentation.Augmentations.crop;
import static io.github.foldwise.augmentation.Augmentations.cutmix;
import static io.github.foldwise.augmentation.Augmentations.erase;
import static io.github.foldwise.augmentation.Augmentations.first;
import static io.github.foldwise.augmentation.Augmentations.flipHorizontal;
import static io.github.foldwise.augmentation.Augmentations.mixup;
import static io.github.foldwise.augmentation.Augmentations.rotate;
import static io.github.foldwise.augmentation.Augmentations.translate;
import static io.github.foldwise.augmentation.Augmentations.zoom;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.augmentation.Augmentation;
import io.github.foldwise.augmentation.Erasing;
import io.github.foldwise.augmentation.Range;
import io.github.foldwise.augmentation.Rotation;
import io.github.foldwise.augmentation.Sampling;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TensorFlowTrainer;
import io.github.foldwise.runtime.ToyImages;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.GraphOperation;

/** What decides an augmentation's draws, within which bounds they lie, and whom they reach. */
class AugmentationTest {
  private static final Shape SIZE = Shape.image(6, 7, 2);
  private static final int IMAGES = 500;
  private static final CheckedModel MODEL =
      flatten().classify(ToyImages.CLASSES).check(ToyImages.IMAGE);
  private static final double STANDSTILL = 1e-30; // a rate by which no float32 weight moves

  static Stream<Augmentation> random() {
    return Stream.of(
        flipHorizontal(),
        rotate(0.1),
        zoom(0.2),
        translate(0.2, 0.1),
        contrast(0.5),
        brightness(0.3),
        crop(6, 7, 2),
        erase(1),
        mixup(0.4),
        cutmix(1));
  }

  @ParameterizedTest
  @MethodSource("random")
  void draws_are_decided_by_seed_step_and_position(Augmentation augmentation) {
    float[] pixels = noise(40 * SIZE.size());
    int[] classes = IntStream.range(0, 40).map(i -> i % 4).toArray();
    Augmentation behind = first(still()).then(augmentation);

    try (AugmentationRun run = new AugmentationRun(augmentation, SIZE);
        AugmentationRun again = new AugmentationRun(augmentation, SIZE);
        AugmentationRun second = new AugmentationRun(behind, SIZE)) {
      float[] changed = run.images(pixels, classes, 3, 4);
      assertThat(again.images(pixels, classes, 3, 4)).containsExactly(changed);
      assertThat(run.images(pixels, classes, 3, 5)).isNotEqualTo(changed);
      assertThat(run.images(pixels, classes, 2, 4)).isNotEqualTo(changed);
      assertThat(second.images(pixels, classes, 3, 4)).isNotEqualTo(changed);
      assertThat(changed).hasSameSizeAs(pixels).isNotEqualTo(pixels);
    }
  }

  static Stream<Augmentation> continuous() {
    return random().filter(augmentation -> !augmentation.mixesLabels()).skip(1);
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void each_image_has_a_draw_of_its_own(Augmentation augmentation) {
    try (AugmentationRun run = new AugmentationRun(augmentation, SIZE)) {
      float[] changed = run.copies(noise(SIZE.size()), 20, 1, 0);
      long different =
          IntStream.range(0, 20)
              .mapToObj(i -> Arrays.hashCode(image(changed, i, SIZE.size())))
              .distinct()
              .count();
      assertThat(different).isGreaterThan(10); // a crop has only 25 places
    }
  }

  // Pixels 0.4 and 0.6 differ by 0.2 times the factor; 0.5 and 0.5 do not differ.
  @Test
  void contrast_and_brightness_stay_within_their_ranges_and_reach_their_ends() {
    try (AugmentationRun run = new AugmentationRun(contrast(0.5), Shape.image(1, 2, 1))) {
      float[] changed = run.copies(new float[] {0.4f, 0.6f}, IMAGES, 1, 0);
      assertFills(
          IntStream.range(0, IMAGES)
              .mapToDouble(i -> (changed[2 * i + 1] - changed[2 * i]) / 0.2)
              .toArray(),
          0.5,
          1.5);
    }
    try (AugmentationRun run = new AugmentationRun(brightness(0.3), Shape.image(1, 1, 1))) {
      assertFills(wide(run.copies(new float[] {0.5f}, IMAGES, 1, 0)), 0.2, 0.8);
      assertThat(Arrays.stream(wide(run.copies(new float[] {0.9f}, IMAGES, 1, 0))))
          .allMatch(pixel -> pixel >= 0.6 - 1e-6 && pixel <= 1);
    }
  }

  // A ramp keeps its slope inside; what is read at its middle is where the image was moved from.
  @Test
  void translation_stays_within_its_range_and_reaches_its_ends() {
    Shape wide = Shape.image(1, 41, 1);
    float[] ramp = ramp(41);
    try (AugmentationRun run = new AugmentationRun(translate(0, 0.25), wide)) {
      float[] moved = run.copies(ramp, IMAGES, 1, 0);
      assertFills(
          IntStream.range(0, IMAGES)
              .mapToDouble(i -> (moved[41 * i + 20] - ramp[20]) * 40 / 41)
              .toArray(),
          -0.25,
          0.25);
    }
  }

  // The slope of a ramp that is read at 1 + z times the distance is 1 + z times as steep.
  @Test
  void zoom_stays_within_its_range_and_one_number_keeps_the_aspect() {
    Shape square = Shape.image(9, 9, 2);
    float[] ramps = new float[9 * 9 * 2]; // one down, one to the right
    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < 9; x++) {
        ramps[(y * 9 + x) * 2] = y / 8f;
        ramps[(y * 9 + x) * 2 + 1] = x / 8f;
      }
    }
    try (AugmentationRun alike = new AugmentationRun(zoom(0.3), square);
        AugmentationRun apart = new AugmentationRun(zoom(0.3, 0.1), square)) {
      double[][] slopes = slopes(alike.copies(ramps, IMAGES, 1, 0));
      assertFills(slopes[0], 0.7, 1.3);
      assertThat(slopes[0]).containsExactly(slopes[1], within(1e-5));
      double[][] own = slopes(apart.copies(ramps, IMAGES, 1, 0));
      assertFills(own[0], 0.7, 1.3);
      assertFills(own[1], 0.9, 1.1);
    }
  }

  // The direction of a ramp's slope at the centre is the angle; positive is counter-clockwise.
  @Test
  void rotation_stays_within_its_range_and_reaches_its_ends() {
    Shape square = Shape.image(9, 9, 1);
    float[] ramp = new float[81];
    for (int i = 0; i < 81; i++) {
      ramp[i] = i % 9 / 8f;
    }
    try (AugmentationRun run = new AugmentationRun(rotate(0.1), square)) {
      float[] turned = run.copies(ramp, IMAGES, 1, 0);
      assertFills(
          IntStream.range(0, IMAGES)
              .mapToDouble(
                  i -> {
                    int centre = 81 * i + 40;
                    double right = turned[centre + 1] - turned[centre - 1];
                    double up = turned[centre - 9] - turned[centre + 9];
                    return Math.atan2(up, right) / (2 * Math.PI);
                  })
              .toArray(),
          -0.1,
          0.1);
    }
  }

  // 1 + 2·2 places down and to the right; the frame is 0, the image is not.
  @Test
  void a_crop_comes_from_every_place_and_no_other() {
    Shape small = Shape.image(3, 4, 1);
    float[] numbered = new float[12];
    for (int i = 0; i < 12; i++) {
      numbered[i] = i + 1;
    }
    TreeSet<String> places = new TreeSet<>();
    try (AugmentationRun run = new AugmentationRun(crop(3, 4, 2), small)) {
      float[] cropped = run.copies(numbered, IMAGES, 1, 0);
      for (int i = 0; i < IMAGES; i++) {
        places.add(Arrays.toString(image(cropped, i, 12)));
      }
    }
    TreeSet<String> expected = new TreeSet<>();
    for (int down = -2; down <= 2; down++) {
      for (int right = -2; right <= 2; right++) {
        expected.add(Arrays.toString(shifted(numbered, down, right)));
      }
    }
    assertThat(places).isEqualTo(expected);
  }

  // √0.25 of 8 rows and √0.25 of 8 columns: 4 × 4 pixels, wherever between two the patch begins.
  @Test
  void a_share_of_the_images_loses_a_patch_of_the_size_that_was_said() {
    Shape square = Shape.image(8, 8, 1);
    Erasing quarter = new Erasing(0.3, new Range(0.25, 0.25), Optional.of(0.0));
    float[] white = new float[64];
    Arrays.fill(white, 1);
    int erased = 0;
    try (AugmentationRun run = new AugmentationRun(first(quarter), square)) {
      float[] changed = run.copies(white, IMAGES, 1, 0);
      for (int i = 0; i < IMAGES; i++) {
        int black = 0;
        for (float pixel : image(changed, i, 64)) {
          assertThat(pixel).isIn(0f, 1f);
          black += pixel == 0 ? 1 : 0;
        }
        assertThat(black).isIn(0, 16);
        erased += black > 0 ? 1 : 0;
      }
    }
    // √(500 · 0.3 · 0.7) is 10.2
    assertThat(erased).isCloseTo(150, within(41));
  }

  @Test
  void erased_patches_hold_noise_that_a_pixel_can_have() {
    try (AugmentationRun run = new AugmentationRun(erase(1), SIZE)) {
      float[] grey = new float[SIZE.size()];
      Arrays.fill(grey, 0.5f);
      double[] noise =
          Arrays.stream(wide(run.copies(grey, IMAGES, 1, 0))).filter(p -> p != 0.5).toArray();
      assertThat(Arrays.stream(noise)).allMatch(pixel -> pixel >= 0 && pixel <= 1);
      // of a normal number with mean 0 one half is below 0, and 0.159 above 1
      assertThat(share(noise, 0)).isCloseTo(0.5, within(4 * Math.sqrt(0.25 / noise.length)));
      assertThat(share(noise, 1)).isCloseTo(0.159, within(4 * Math.sqrt(0.134 / noise.length)));
    }
  }

  // Images of class c have all pixels c, so a mixed image says what it is mixed of.
  @Test
  void labels_are_mixed_as_the_images_are() {
    int[] classes = IntStream.range(0, 60).map(i -> i % 4).toArray();
    float[] pixels = new float[60 * SIZE.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = classes[i / SIZE.size()];
    }
    try (AugmentationRun run = new AugmentationRun(mixup(1).mixup(0.5), SIZE)) {
      float[] images = run.images(pixels, classes, 1, 0);
      float[] labels = run.labels(pixels, classes, 1, 0);
      for (int i = 0; i < 60; i++) {
        assertThat(meanClass(labels, i)).isCloseTo(images[i * SIZE.size()], within(1e-5));
      }
      assertThat(Arrays.stream(wide(labels))).anyMatch(share -> share > 0.1f && share < 0.9f);
    }
    try (AugmentationRun run = new AugmentationRun(cutmix(1), SIZE)) {
      float[] images = run.images(pixels, classes, 1, 0);
      float[] labels = run.labels(pixels, classes, 1, 0);
      for (int i = 0; i < 60; i++) {
        double mean = mean(image(images, i, SIZE.size()));
        // the patch meets whole pixels only: at most one row and one column more or less
        assertThat(meanClass(labels, i)).isCloseTo(mean, within(3 * (1 / 6.0 + 1 / 7.0)));
      }
    }
  }

  @Test
  void the_order_of_transforms_matters() {
    float[] pixels = noise(10 * SIZE.size());
    Rotation quarter = new Rotation(new Range(0.1, 0.1), Sampling.STANDARD);
    Augmentation turnedFirst = first(quarter).translate(0.3, 0.3);

    try (AugmentationRun run = new AugmentationRun(turnedFirst, SIZE);
        AugmentationRun other = new AugmentationRun(translate(0.3, 0.3).then(quarter), SIZE)) {
      assertThat(run.images(pixels, new int[10], 1, 0))
          .isNotEqualTo(other.images(pixels, new int[10], 1, 0));
    }
  }

  @Test
  void a_graph_without_augmentation_has_no_op_of_it() {
    assertThat(operations(adam(0.1).augment(Augmentation.NONE)))
        .isEqualTo(operations(adam(0.1)))
        .noneMatch(name -> name.matches("training/.*(augmentation|Stateless).*"));
    assertThat(operations(adam(0.1).augment(flipHorizontal())))
        .contains("training/augmentation_seed");
  }

  @Test
  void only_training_rows_are_changed() {
    EpochResult plain = lastEpoch(adam(STANDSTILL)).epochs().get(1);
    EpochResult changed =
        lastEpoch(adam(STANDSTILL).augment(brightness(0.5).mixup(1))).epochs().get(1);

    assertThat(changed.validation()).isPresent().isEqualTo(plain.validation());
    assertThat(changed.test()).isPresent().isEqualTo(plain.test());
    assertThat(changed.training().dataLoss()).isNotEqualTo(plain.training().dataLoss());
  }

  @Test
  void training_repeats_its_bits_and_another_seed_has_others() {
    Training training = adam(0.01).epochs(2).batch(7).augment(rotate(0.1).cutmix(0.5));
    ImageData images = ToyImages.of(30);

    Map<String, float[]> once = weights(training, images, 1);
    Map<String, float[]> again = weights(training, images, 1);
    assertThat(once).containsOnlyKeys("dense_1/kernel", "dense_1/bias");
    once.forEach((name, values) -> assertThat(again.get(name)).containsExactly(values));
    assertThat(weights(training, images, 2).get("dense_1/bias"))
        .isNotEqualTo(once.get("dense_1/bias"));
  }

  static Stream<Loss> losses() {
    return Stream.of(Loss.sparseCrossEntropy(), Loss.oneHotCrossEntropy());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void a_model_learns_from_mixed_images(Loss loss) {
    ImageData images = ToyImages.of(60);
    Training training =
        adam(0.01).epochs(15).batch(10).loss(loss).augment(flipHorizontal().mixup(0.3).cutmix(1));

    try (CompiledModel compiled = CompiledModel.compile(MODEL, training);
        TrainedModel trained = compiled.train(images, 1)) {
      assertThat(trained.evaluate(images).scores().accuracy()).isGreaterThan(0.95f);
    }
  }

  @Test
  void pixels_that_do_not_fit_are_refused_before_training() {
    try (CompiledModel compiled =
        CompiledModel.compile(MODEL, adam(0.1).augment(brightness(0.1)))) {
      float[] tooBright = new float[ToyImages.IMAGE.size()];
      Arrays.fill(tooBright, 255);
      ImageData images = ImageData.of(tooBright, new int[1], ToyImages.IMAGE);
      assertThatThrownBy(() -> compiled.train(images, 1))
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith("augment brightness(0.1): expected pixels in [0,1]");
    }
  }

  private static TrialResult lastEpoch(Training training) {
    ImageData images = ToyImages.of(30);
    TrialTask task =
        new TrialTask(
            MODEL,
            training.epochs(2),
            images,
            Rows.of(IntStream.range(0, 20).toArray()),
            Rows.of(IntStream.range(20, 30).toArray()),
            Optional.of(ToyImages.of(9)),
            5);
    return new TensorFlowTrainer(Device.CPU, 1).train(task, TrialListener.NONE);
  }

  private static Map<String, float[]> weights(Training training, ImageData images, long seed) {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training);
        TrainedModel trained = compiled.train(images, seed)) {
      return trained.weights();
    }
  }

  private static List<String> operations(Training training) {
    try (ModelGraph graph = new ModelGraph(MODEL, training, Device.CPU)) {
      Iterator<GraphOperation> all = graph.graph().operations();
      return Stream.generate(() -> all)
          .takeWhile(Iterator::hasNext)
          .map(Iterator::next)
          .map(GraphOperation::name)
          .toList();
    }
  }

  /** A transform that draws and changes nothing. */
  private static Rotation still() {
    return new Rotation(new Range(0, 0), Sampling.STANDARD);
  }

  private static double[][] slopes(float[] images) {
    double[][] slopes = new double[2][IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      int centre = (81 * i + 40) * 2;
      slopes[0][i] = (images[centre + 18] - images[centre - 18]) * 4;
      slopes[1][i] = (images[centre + 2 + 1] - images[centre - 2 + 1]) * 4;
    }
    return slopes;
  }

  /**
   * Inside, and, of 500 even draws, the ends within 3 per cent of the range: missed once in 3e6.
   */
  private static void assertFills(double[] values, double low, double high) {
    double near = 0.03 * (high - low);
    assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(low - 1e-5, low + near);
    assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(high - near, high + 1e-5);
  }

  private static double share(double[] values, double value) {
    return Arrays.stream(values).filter(v -> v == value).count() / (double) values.length;
  }

  private static double meanClass(float[] labels, int row) {
    double all = 0;
    double mean = 0;
    for (int label = 0; label < 4; label++) {
      all += labels[4 * row + label];
      mean += label * labels[4 * row + label];
    }
    assertThat(all).isCloseTo(1, within(1e-5));
    return mean;
  }

  private static double mean(float[] values) {
    return Arrays.stream(wide(values)).average().orElseThrow();
  }

  /** The 3 × 4 image of a crop that begins this much further up and left. */
  private static float[] shifted(float[] image, int down, int right) {
    float[] moved = new float[12];
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 4; x++) {
        int fromY = y - down;
        int fromX = x - right;
        boolean inside = fromY >= 0 && fromY < 3 && fromX >= 0 && fromX < 4;
        moved[y * 4 + x] = inside ? image[fromY * 4 + fromX] : 0;
      }
    }
    return moved;
  }

  private static float[] ramp(int length) {
    float[] ramp = new float[length];
    for (int i = 0; i < length; i++) {
      ramp[i] = (float) i / (length - 1);
    }
    return ramp;
  }

  private static float[] image(float[] images, int index, int size) {
    return Arrays.copyOfRange(images, index * size, (index + 1) * size);
  }

  private static float[] noise(int length) {
    Random random = new Random(9);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  private static double[] wide(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
