package io.github.foldwise.augmentation;

import static io.github.foldwise.augmentation.Augmentations.brightness;
import static io.github.foldwise.augmentation.Augmentations.contrast;
import static io.github.foldwise.augmentation.Augmentations.crop;
import static io.github.foldwise.augmentation.Augmentations.cutmix;
import static io.github.foldwise.augmentation.Augmentations.erase;
import static io.github.foldwise.augmentation.Augmentations.first;
import static io.github.foldwise.augmentation.Augmentations.flipHorizontal;
import static io.github.foldwise.augmentation.Augmentations.flipVertical;
import static io.github.foldwise.augmentation.Augmentations.mixup;
import static io.github.foldwise.augmentation.Augmentations.rotate;
import static io.github.foldwise.augmentation.Augmentations.translate;
import static io.github.foldwise.augmentation.Augmentations.zoom;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.canonical.CanonicalReader;
import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.Layers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationTest {
  private static final CheckedModel MODEL =
      Layers.flatten().classify(2).check(Shape.image(28, 28, 1));
  private static final ImageData BYTES =
      ImageData.of(new byte[2 * 28 * 28], new int[2], Shape.image(28, 28, 1));

  @Test
  void transforms_stand_in_the_order_in_which_they_are_said() {
    Augmentation augmentation =
        flipHorizontal()
            .flipVertical()
            .rotate(0.1)
            .zoom(0.2)
            .zoom(0.2, 0.3)
            .translate(0.1, 0.2)
            .contrast(0.3)
            .brightness(0.4)
            .crop(28, 27, 4)
            .erase()
            .erase(0.25)
            .mixup(0.2)
            .cutmix(1);

    assertThat(augmentation.transforms())
        .extracting(Transform::word)
        .containsExactly(
            "flipHorizontal()",
            "flipVertical()",
            "rotate(0.1)",
            "zoom(0.2)",
            "zoom(0.2, 0.3)",
            "translate(0.1, 0.2)",
            "contrast(0.3)",
            "brightness(0.4)",
            "crop(28, 27, 4)",
            "erase(0.5)",
            "erase(0.25)",
            "mixup(0.2)",
            "cutmix(1.0)");
    assertThat(augmentation.problems()).isEmpty();
  }

  @Test
  void every_word_may_come_first() {
    assertThat(
            Stream.of(
                    flipHorizontal(),
                    flipVertical(),
                    rotate(0.1),
                    zoom(0.2),
                    zoom(0.2, 0.3),
                    translate(0.1, 0.2),
                    contrast(0.3),
                    brightness(0.4),
                    crop(28, 28, 4),
                    erase(),
                    erase(0.25),
                    mixup(0.2),
                    cutmix(1),
                    first(new Mixup(0.3)))
                .reduce(Augmentation.NONE, Augmentation::then)
                .transforms())
        .hasSize(14)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_prefix_can_be_used_twice() {
    Augmentation stem = flipHorizontal();

    assertThat(stem.rotate(0.1).transforms()).hasSize(2);
    assertThat(stem.transforms()).hasSize(1);
    assertThat(Augmentation.NONE.isNone()).isTrue();
    assertThat(stem.mixesLabels()).isFalse();
    assertThat(stem.cutmix(1).mixesLabels()).isTrue();
  }

  @Test
  void its_text_holds_every_number() {
    assertThat(
            Canonical.of(
                rotate(0.1)
                    .zoom(0.2, 0.3, s -> s.constant(0.5).nearestPixel())
                    .zoom(0.2, s -> s.fill(Fill.WRAP))
                    .crop(28, 27, 4)
                    .erase()))
        .isEqualTo(
            "augmentation transforms=["
                + "rotation(turns=range(low=-0.1 high=0.1)"
                + " sampling=(fill=reflect value=0 interpolation=bilinear))"
                + " zoom(height=range(low=-0.2 high=0.2) width=range(low=-0.3 high=0.3)"
                + " sampling=(fill=constant value=0.5 interpolation=nearest))"
                + " zoom(height=range(low=-0.2 high=0.2) width=none"
                + " sampling=(fill=wrap value=0 interpolation=bilinear))"
                + " crop(height=28 width=27 padding=4 value=0)"
                + " erasing(probability=0.5 share=range(low=0.02 high=0.33) value=none)]");
    assertThat(adam(0.1).augment(mixup(0.2)).text())
        .contains(" augmentation=(transforms=[mixup(alpha=0.2)])");
  }

  @Test
  void its_text_can_be_read_back() {
    Augmentation all =
        flipHorizontal()
            .flipVertical()
            .rotate(0.1, s -> s.constant(0.5).nearestPixel())
            .zoom(0.2)
            .zoom(0.2, 0.3)
            .translate(0, 0.2, s -> s.fill(Fill.NEAREST))
            .contrast(0.3)
            .brightness(0.4)
            .crop(28, 28, 4)
            .erase()
            .then(new Erasing(0.1, new Range(0.1, 0.2), Optional.of(0.5)))
            .mixup(0.2)
            .cutmix(1);

    assertThat(CanonicalReader.read(Augmentation.class, Canonical.of(all))).isEqualTo(all);
  }

  static Stream<Arguments> badNumbers() {
    return Stream.of(
        Arguments.of(
            rotate(1.5),
            """
            augment rotate(1.5): expected full turns in [-1,1], low before high, found -1.5 to 1.5.
              rotate(0.1) is 36 degrees to either side."""),
        Arguments.of(
            first(new Rotation(new Range(0.2, 0.1), Sampling.STANDARD)),
            """
            augment rotate(0.2 to 0.1): expected full turns in [-1,1], low before high, found 0.2 to \
            0.1.
              rotate(0.1) is 36 degrees to either side."""),
        Arguments.of(
            rotate(Double.NaN),
            """
            augment rotate(NaN to NaN): expected full turns in [-1,1], low before high, found NaN to \
            NaN.
              rotate(0.1) is 36 degrees to either side."""),
        Arguments.of(
            zoom(0.1, 1),
            """
            augment zoom(0.1, 1.0): expected width from above -1 to 1, low before high, found -1.0 to \
            1.0.
              zoom(0.1) sees 0.9 to 1.1 of the image."""),
        Arguments.of(
            translate(0.1, -0.1),
            """
            augment translate(0.1, -0.1): expected width in [-1,1], low before high, found 0.1 to \
            -0.1.
              translate(0.1, 0.1) moves by up to a tenth of each side."""),
        Arguments.of(
            contrast(2),
            """
            augment contrast(2.0): expected change in [-1,1], low before high, found -2.0 to 2.0.
              contrast(0.2) is a factor from 0.8 to 1.2."""),
        Arguments.of(
            brightness(20),
            """
            augment brightness(20.0): expected change in [-1,1], low before high, found -20.0 to 20.0.
              brightness(0.2) moves pixels in [0,1]."""),
        Arguments.of(
            crop(0, 28, 4),
            """
            augment crop(0, 28, 4): expected a height and a width of at least 1, found 0×28.
              crop(28, 28, 4) moves images of 28×28 by up to 4 pixels."""),
        Arguments.of(
            crop(28, 28, -1),
            """
            augment crop(28, 28, -1): expected a padding of at least 0, found -1.
              Give the pixels that are added at each side."""),
        Arguments.of(
            erase(1.5),
            """
            augment erase(1.5): expected a probability in [0,1], found 1.5.
              erase(0.5) erases half of the images."""),
        Arguments.of(
            first(new Erasing(0.5, new Range(0.1, 2), Optional.empty())),
            """
            augment erase(0.5): expected share in [0,1], low before high, found 0.1 to 2.0.
              Keras's is from 0.02 to 0.33."""),
        Arguments.of(
            first(new Erasing(0.5, new Range(0.1, 0.2), Optional.of(255.0))),
            """
            augment erase(0.5): expected a value in [0,1], as pixels have, found 255.0.
              0 is black and 1 is white; leave it out for noise."""),
        Arguments.of(
            mixup(0),
            """
            augment mixup(0.0): expected a finite alpha above 0, found 0.0.
              mixup(0.2) is usual."""),
        Arguments.of(
            cutmix(Double.POSITIVE_INFINITY),
            """
            augment cutmix(Infinity): expected a finite alpha above 0, found Infinity.
              cutmix(1.0) is the paper's."""),
        Arguments.of(
            Augmentation.NONE.rotate(0.1, s -> s.constant(Double.NaN)),
            """
            augment rotate(0.1): expected a finite value, found NaN.
              0 is black and 1 is white."""));
  }

  @ParameterizedTest
  @MethodSource("badNumbers")
  void a_number_out_of_its_range_is_refused(Augmentation augmentation, String message) {
    assertThat(adam(0.1).augment(augmentation).problems()).singleElement().hasToString(message);
    assertThat(adam(0.1).augment(augmentation).problems(BYTES)).isEmpty(); // said once
  }

  @Test
  void a_crop_larger_than_the_padded_image_is_refused() {
    assertThat(adam(0.1).augment(flipHorizontal().crop(32, 37, 4)).problems(MODEL))
        .singleElement()
        .hasToString(
            """
            augment crop(32, 37, 4): expected a part of the 36×36 that images of 28×28 have with a \
            padding of 4, found 32×37.
              Crop a smaller part, or add more padding.""");
  }

  @Test
  void a_frame_that_no_memory_holds_is_refused() {
    assertThat(adam(0.1).augment(crop(28, 28, Integer.MAX_VALUE)).problems(MODEL))
        .singleElement()
        .hasToString(
            """
            augment crop(28, 28, 2147483647): expected a padding with which images have at most \
            8192×8192 pixels, found 4294967322×4294967322.
              Use a small one, such as 4.""");
  }

  @Test
  void images_must_come_out_in_the_size_that_the_model_takes() {
    assertThat(adam(0.1).augment(crop(24, 24, 0)).problems(MODEL))
        .singleElement()
        .hasToString(
            """
            augment crop(24, 24, 0): expected images of 28×28 in the end, as the model takes them, \
            found 24×24.
              Let the last crop be crop(28, 28, padding).""");
    assertThat(adam(0.1).augment(crop(24, 24, 0).crop(28, 28, 2)).problems(MODEL)).isEmpty();
  }

  @Test
  void pixels_beyond_the_range_that_they_are_held_to_are_refused() {
    ImageData floats = ImageData.of(new float[] {0, 1, 0.5f, 7}, new int[2], Shape.image(1, 2, 1));

    assertThat(brightness(0.1).rotate(0.1).erase().problems(floats))
        .extracting(Problem::toString)
        .containsExactly(
            """
            augment brightness(0.1), erase(0.5): expected pixels in [0,1], found 7.0 in row 1.
              Scale the pixels to [0,1], or leave these transforms out.""");
    assertThat(rotate(0.1).problems(floats)).isEmpty();
    assertThat(brightness(0.1).problems(floats.limit(1))).isEqualTo(List.of());
  }
}
