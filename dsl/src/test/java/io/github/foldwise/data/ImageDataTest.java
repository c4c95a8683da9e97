package io.github.foldwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDataTest {
  private static final Shape PAIR = Shape.image(1, 2, 1);
  private static final byte[] PIXELS = {0, (byte) 255, 1, 2};
  private static final int[] LABELS = {3, 0};

  @Test
  void images_are_copied_at_the_border() {
    byte[] pixels = PIXELS.clone();
    int[] labels = LABELS.clone();
    ImageData data = ImageData.of(pixels, labels, PAIR);
    pixels[0] = 9;
    labels[0] = 9;
    data.labels()[1] = 9;
    data.bytes(0)[1] = 9;

    assertThat(data.bytes(0)).containsExactly(PIXELS[0], PIXELS[1]);
    assertThat(data.labels()).containsExactly(3, 0);
    assertThat(data.classes()).isEqualTo(4);
  }

  /** The hash is that of {@code printf '1×2×1 bytes\0\0\0\3\0\0\0\0\0\377\1\2' | sha256sum}. */
  @Test
  void the_hash_is_of_shape_labels_and_pixels() {
    ImageData data = ImageData.of(PIXELS, LABELS, PAIR);

    assertThat(data.sha256())
        .isEqualTo("e4f8e7bb374396426db8d32ec9c0cf33b45f747443029e590ce68433138cd76e")
        .isEqualTo(data.sha256())
        .isNotEqualTo(ImageData.of(PIXELS, LABELS, Shape.image(2, 1, 1)).sha256())
        .isNotEqualTo(ImageData.of(PIXELS, new int[] {3, 1}, PAIR).sha256());
  }

  /** The same text with floats: {@code 1×2×1 floats}, then big-endian 0, 0.5. */
  @Test
  void floats_are_hashed_by_their_bits() {
    assertThat(ImageData.of(new float[] {0, 0.5f}, new int[] {3}, PAIR).sha256())
        .isEqualTo("faef652945b80a0c0b97142e56adc7ac1e847fbb0e7028bdb45612319b6454d9");
  }

  @Test
  void the_first_rows_can_be_kept() {
    ImageData data = ImageData.of(PIXELS, LABELS, PAIR);
    DataSet set = new DataSet("pairs", "Pairs", data, Optional.of(data), List.of());

    assertThat(data.limit(2)).isSameAs(data);
    assertThat(set.limit(1).training().sha256())
        .isEqualTo(ImageData.of(new byte[] {0, (byte) 255}, new int[] {3}, PAIR).sha256());
    assertThat(set.limit(1).test().orElseThrow().rows()).isEqualTo(1);
  }

  /**
   * The hash is that of {@code printf '1×2×1 bytes\\0\\0\\0\\3\\0\\0\\0\\0\\0\\377\\1\\2weights
   * \\100\\0\\0\\0\\76\\200\\0\\0' | sha256sum}, without the line break: 2 and 0.25 follow.
   */
  @Test
  void weights_of_rows_are_part_of_the_data() {
    ImageData plain = ImageData.of(PIXELS, LABELS, PAIR);
    float[] weights = {2, 0.25f};
    ImageData weighted = plain.withWeights(weights);
    weights[0] = 9;

    assertThat(plain.isWeighted()).isFalse();
    assertThat(plain.weight(1)).isEqualTo(1);
    assertThat(weighted.isWeighted()).isTrue();
    assertThat(weighted.weights()).containsExactly(2, 0.25f);
    assertThat(weighted.sha256())
        .isEqualTo("3a6b063859271e7adbddcdac86867a06b6ce429f696a0e05c8511ee7e3bc9350")
        .isNotEqualTo(plain.sha256());
    assertThat(weighted.limit(1).weights()).containsExactly(2);
  }

  @Test
  void a_weight_for_each_row_is_finite_and_not_negative() {
    ImageData plain = ImageData.of(PIXELS, LABELS, PAIR);

    assertThatThrownBy(() -> assertThat(plain.withWeights(1)).isNull())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            weights: expected one for each of the 2 images, found 1.
              Give as many weights as there are labels.\
            """);
    assertThatThrownBy(() -> assertThat(plain.withWeights(1, -1)).isNull())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            weight of row 1: expected a finite number of at least 0, found -1.0.
              1 leaves a row as it is, 0 leaves it out of the loss.\
            """);
    assertThatThrownBy(() -> assertThat(plain.withWeights(Float.NaN, 1)).isNull())
        .hasMessageContaining("found NaN");
  }

  @Test
  void names_and_columns_of_rows_stay_with_them_and_are_no_part_of_the_hash() {
    ImageData plain = ImageData.of(PIXELS, LABELS, PAIR);
    ImageData told =
        plain
            .withRowNames(List.of("b/1.png", "a/2.png"))
            .withColumn("site", List.of("north", "south"))
            .withColumn("patient", List.of("7", ""));

    assertThat(plain.rowNames()).isEmpty();
    assertThat(plain.rowName(1)).isEmpty();
    assertThat(told.rowName(1)).isEqualTo("a/2.png");
    assertThat(plain.columns()).isEmpty();
    assertThat(told.sha256()).isEqualTo(plain.sha256());
    assertThat(told.withWeights(1, 2).withClassNames(List.of("a", "b", "c", "d")).rowNames())
        .containsExactly("b/1.png", "a/2.png");
    assertThat(told.limit(1).rowNames()).containsExactly("b/1.png");
    assertThat(told.limit(1).columns().toString()).isEqualTo("{site=[north], patient=[7]}");
    assertThat(told.only(1, 0).rowNames()).containsExactly("a/2.png", "b/1.png");
    assertThat(told.only(1, 0).columns().toString())
        .isEqualTo("{site=[south, north], patient=[, 7]}");
    assertThat(plain.only(1).rowNames()).isEmpty();
  }

  @Test
  void a_name_for_each_row_is_required() {
    ImageData plain = ImageData.of(PIXELS, LABELS, PAIR);

    assertThatThrownBy(() -> assertThat(plain.withRowNames(List.of("a"))).isNull())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            row names: expected one for each of the 2 images, found 1.
              Give as many as there are labels; an empty text says nothing of a row.\
            """);
    assertThatThrownBy(() -> assertThat(plain.withColumn("site", List.of("a", "b", "c"))).isNull())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            column 'site': expected one for each of the 2 images, found 3.
              Give as many as there are labels; an empty text says nothing of a row.\
            """);
  }

  @Test
  void images_without_a_countable_shape_are_refused() {
    assertThatThrownBy(() -> ImageData.of(PIXELS, LABELS, Shape.image(100_000, 100_000, 0)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            image data: expected a shape of height × width × channels, each at least 1, found 100000×100000×0.
              Give Shape.image(height, width, channels).\
            """);
  }

  @Test
  void a_count_that_does_not_fit_is_refused() {
    assertThatThrownBy(() -> ImageData.of(PIXELS, new int[3], PAIR))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            image data: expected 3 images × 1×2×1 = 6 pixels, found 4 pixels.
              Give one label per image and height × width × channels pixels per label.\
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void a_label_that_is_no_class_number_is_refused_with_its_row(int label) {
    assertThatThrownBy(() -> ImageData.of(PIXELS, new int[] {0, label}, PAIR))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            label of row 1: expected a class number from 0 to 2147483646, found %s.
              Number the classes from 0 without gaps.\
            """,
            label);
  }

  @Test
  void a_pixel_that_is_no_number_is_refused_with_its_place() {
    float[] pixels = {0, 1, 0, Float.NaN};

    assertThatThrownBy(() -> ImageData.of(pixels, LABELS, PAIR))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            pixel 1 of row 1: expected a finite number, found NaN.
              Replace missing pixels, for example by 0.\
            """);
  }

  @Test
  void a_limit_below_0_is_refused() {
    assertThatThrownBy(() -> ImageData.of(PIXELS, LABELS, PAIR).limit(-1))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            limit(-1): expected a number of rows from 0, found -1.
              Give the number of images to keep.\
            """);
  }
}
