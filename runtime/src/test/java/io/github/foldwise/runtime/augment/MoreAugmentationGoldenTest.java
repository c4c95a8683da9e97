package io.github.foldwise.runtime.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.augmentation.Sampling;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.runtime.OneShot;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * {@code more_augmentation.json}: Keras 3.15.1's layers under given draws, another for each image,
 * on images that are not square and have two channels; written by {@code more_augmentation.py}.
 */
@TestMethodOrder(OrderAnnotation.class)
class MoreAugmentationGoldenTest {
  private static final Golden GOLDEN = Golden.read("more_augmentation.json");
  private static final Shape SIZE = Shape.image(5, 6, 2);

  /** How each case is made of its draws. */
  private static final Map<String, BiFunction<Ops, Golden, Operand<TFloat32>>> MAKERS =
      Map.ofEntries(
          Map.entry(
              "rotation",
              (tf, golden) -> moving(tf).rotate(draw(tf, golden, "turns"), Sampling.STANDARD)),
          Map.entry(
              "zoom",
              (tf, golden) ->
                  moving(tf)
                      .zoom(
                          draw(tf, golden, "height"),
                          draw(tf, golden, "width"),
                          Sampling.STANDARD)),
          Map.entry(
              "translation",
              (tf, golden) ->
                  moving(tf)
                      .translate(
                          draw(tf, golden, "height"),
                          draw(tf, golden, "width"),
                          Sampling.STANDARD)),
          Map.entry(
              "brightness", (tf, golden) -> pixels(tf).brightness(draw(tf, golden, "change"))),
          Map.entry("contrast", (tf, golden) -> pixels(tf).contrast(draw(tf, golden, "factor"))),
          Map.entry(
              "flip horizontal", (tf, golden) -> moving(tf).flip(2, draw(tf, golden, "flips"))),
          Map.entry("flip vertical", (tf, golden) -> moving(tf).flip(1, draw(tf, golden, "flips"))),
          Map.entry("crop", MoreAugmentationGoldenTest::crop),
          Map.entry("erasing", MoreAugmentationGoldenTest::erase),
          Map.entry(
              "mixup",
              (tf, golden) ->
                  pixels(tf)
                      .blend(draw(tf, golden, "share"), tf.constant(ints(golden, "partners")))),
          Map.entry(
              "cutmix",
              (tf, golden) ->
                  pixels(tf).paste(patches(tf, golden), tf.constant(ints(golden, "partners")))));

  static Stream<String> cases() {
    return GOLDEN.at("cases").names().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void changed_images_are_those_of_keras(String name) {
    Golden golden = GOLDEN.at("cases", name);

    Tolerance.FORMULA.check(
        name, OneShot.run(tf -> MAKERS.get(name).apply(tf, golden)), golden.at("out").tensor());
  }

  @Test
  void each_image_is_turned_by_a_matrix_of_its_own() {
    Golden golden = GOLDEN.at("cases", "rotation");

    Tolerance.FORMULA.check(
        "matrix",
        OneShot.run(tf -> moving(tf).rotation(draw(tf, golden, "turns"))),
        golden.at("matrix").tensor());
  }

  @Test
  void mixed_labels_are_those_of_keras() {
    Golden mixup = GOLDEN.at("cases", "mixup");
    Golden cutmix = GOLDEN.at("cases", "cutmix");

    Tolerance.FORMULA.check(
        "mixup",
        OneShot.run(
            tf ->
                PixelOps.blendLabels(
                    tf,
                    labels(tf),
                    draw(tf, mixup, "share"),
                    tf.constant(ints(mixup, "partners")))),
        mixup.at("labels").tensor());
    Tolerance.FORMULA.check(
        "cutmix",
        OneShot.run(
            tf ->
                PixelOps.blendLabels(
                    tf,
                    labels(tf),
                    tf.math.sub(tf.constant(1f), patches(tf, cutmix).area()),
                    tf.constant(ints(cutmix, "partners")))),
        cutmix.at("labels").tensor());
  }

  /** 20,000 draws each of Keras and of ours: statistics within 4 · √2 standard errors. */
  @Test
  void shares_of_mixtures_are_distributed_as_keras_draws_them() {
    Golden golden = GOLDEN.at("beta_0.2");
    int count = golden.at("draws").integer();
    float[] shares =
        OneShot.run(
            tf -> {
              Operand<TInt64> zero = tf.constant(0L);
              return new Draws(tf, zero, zero, tf.constant(count), 1).beta(0.2);
            });
    double mean = IntStream.range(0, count).mapToDouble(i -> shares[i]).average().orElseThrow();
    double variance =
        IntStream.range(0, count)
            .mapToDouble(i -> (shares[i] - mean) * (shares[i] - mean))
            .average()
            .orElseThrow();
    double small = IntStream.range(0, count).filter(i -> shares[i] < 0.1).count() / (double) count;

    // Beta(0.2, 0.2) has mean 1/2 and variance 1/(4 · 1.4) = 0.179; 0.337 of it is below 0.1
    assertThat(mean).isCloseTo(golden.at("mean").number(), within(5.7 * Math.sqrt(0.179 / count)));
    // a squared deviation lies in [0, 1/4], so its own deviation is at most 1/8
    assertThat(variance)
        .isCloseTo(golden.at("variance").number(), within(5.7 * 0.125 / Math.sqrt(count)));
    assertThat(small)
        .isCloseTo(
            golden.at("share below 0.1").number(), within(5.7 * Math.sqrt(0.337 * 0.663 / count)));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static Operand<TFloat32> crop(Ops tf, Golden golden) {
    Operand<TFloat32> framed =
        moving(tf).frame(golden.at("padding").integer(), golden.at("value").number());
    return new MovingOps(tf, framed, SIZE)
        .crop(
            golden.at("height").integer(),
            golden.at("width").integer(),
            tf.constant(ints(golden, "top")),
            tf.constant(ints(golden, "left")));
  }

  private static Operand<TFloat32> erase(Ops tf, Golden golden) {
    List<Golden> erased = golden.at("draws", "erased").elements();
    boolean[] chosen = new boolean[erased.size()];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = erased.get(i).truth();
    }
    return pixels(tf)
        .erase(
            tf.constant(chosen),
            patches(tf, golden),
            tf.constant((float) golden.at("value").number()));
  }

  private static Patches patches(Ops tf, Golden golden) {
    return Patches.of(
        tf,
        SIZE,
        draw(tf, golden, "high"),
        draw(tf, golden, "wide"),
        draw(tf, golden, "down"),
        draw(tf, golden, "right"));
  }

  private static Operand<TFloat32> draw(Ops tf, Golden golden, String name) {
    return tf.constant(golden.at("draws", name).floats());
  }

  private static int[] ints(Golden golden, String name) {
    return golden.at("draws", name).ints();
  }

  private static MovingOps moving(Ops tf) {
    return new MovingOps(tf, images(tf), SIZE);
  }

  private static PixelOps pixels(Ops tf) {
    return new PixelOps(tf, images(tf));
  }

  private static Operand<TFloat32> images(Ops tf) {
    return OneShot.tensor(tf, GOLDEN.at("images").tensor(), 3, 5, 6, 2);
  }

  private static Operand<TFloat32> labels(Ops tf) {
    return OneShot.tensor(tf, GOLDEN.at("labels").tensor(), 3, 4);
  }
}
