package io.github.foldwise.run.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.reports.records.SampleRow;
import io.github.foldwise.run.engine.Toy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassSamplesTest {
  @Test
  void one_image_of_each_class_with_its_own_pixels() {
    ImageData data = Toy.images(30);
    List<SampleRow> samples = ClassSamples.of(data, 7);

    assertThat(samples).extracting(SampleRow::label).containsExactly(0, 1, 2);
    for (SampleRow sample : samples) {
      assertThat(sample.row() % 3).isEqualTo(sample.label());
      assertThat(sample.purpose()).isEqualTo("class_sample");
      assertThat(sample.predicted()).isEmpty();
      assertThat(sample.probability()).isEmpty();
      for (int i = 0; i < 16; i++) {
        assertThat((byte) sample.pixels().at(i)).isEqualTo(data.bytes(sample.row())[i]);
      }
    }
  }

  @Test
  void the_seed_decides_which() {
    ImageData data = Toy.images(300);

    assertThat(ClassSamples.of(data, 7)).isEqualTo(ClassSamples.of(data, 7));
    assertThat(ClassSamples.of(data, 7)).isNotEqualTo(ClassSamples.of(data, 8));
  }

  @Test
  void floats_are_scaled_from_their_least_to_their_greatest() {
    ImageData data =
        ImageData.of(new float[] {-1, 0, 0.5f, 1}, new int[] {0}, Shape.image(2, 2, 1));

    // 255 · (x + 1) / 2 = 0, 127.5, 191.25, 255
    assertThat(pixels(data)).containsExactly(0, 128, 191, 255);
  }

  @Test
  void an_image_of_one_value_is_black() {
    ImageData data = ImageData.of(new float[] {3, 3}, new int[] {0}, Shape.image(1, 2, 1));

    assertThat(pixels(data)).containsExactly(0, 0);
  }

  @Test
  void a_class_without_images_has_no_sample() {
    ImageData data = ImageData.of(new byte[2], new int[] {0, 2}, Shape.image(1, 1, 1));

    assertThat(ClassSamples.of(data, 7)).extracting(SampleRow::label).containsExactly(0, 2);
  }

  private static List<Integer> pixels(ImageData data) {
    SampleRow sample = ClassSamples.of(data, 1).get(0);
    return IntStream.range(0, sample.pixels().size()).mapToObj(sample.pixels()::at).toList();
  }
}
