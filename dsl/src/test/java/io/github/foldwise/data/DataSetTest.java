package io.github.foldwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataSetTest {
  private static final DataSet TEN =
      new DataSet("dots", "Dots", images(10), Optional.of(images(4)), List.of("dot"));

  @Test
  void a_cut_data_set_says_so_in_its_title() {
    DataSet cut = TEN.limit(6);

    assertThat(cut.training().rows()).isEqualTo(6);
    assertThat(cut.test().orElseThrow().rows()).isEqualTo(4);
    assertThat(cut.title()).isEqualTo("Dots, cut to the first 6 rows");
    assertThat(cut.name()).isEqualTo("dots");
  }

  @Test
  void cut_again_it_says_the_last_cut_alone() {
    assertThat(TEN.limit(6).limit(3).title()).isEqualTo("Dots, cut to the first 3 rows");
  }

  @Test
  void a_limit_above_all_rows_changes_nothing() {
    assertThat(TEN.limit(10)).isEqualTo(TEN);
  }

  @Test
  void rows_in_random_order_are_cut_to_the_first() {
    DataSet set = set(0, 1, 1, 0, 1, 0, 0, 1);
    assertThat(set.limit(3).training().labels()).containsExactly(0, 1, 1);
    assertThat(set.limit(3).title()).isEqualTo("Dots, cut to the first 3 rows");
  }

  /** 12 rows: 6 of 0, 4 of 1, 2 of 2; half of them are 3, 2 and 1. */
  @Test
  void of_rows_in_class_order_each_class_keeps_its_first_rows_in_proportion() {
    DataSet set = set(0, 0, 0, 0, 0, 0, 2, 2, 1, 1, 1, 1);

    DataSet cut = set.limit(6);

    assertThat(cut.training().labels()).containsExactly(0, 0, 0, 2, 1, 1);
    assertThat(pixels(cut.training())).containsExactly(0, 1, 2, 6, 8, 9);
    assertThat(cut.title()).isEqualTo("Dots, cut to 6 rows, each class in proportion");
    assertThat(cut.limit(3).title()).isEqualTo("Dots, cut to 3 rows, each class in proportion");
    assertThat(cut.limit(3).training().labels()).containsExactly(0, 2, 1);
    assertThat(set.limit(12)).isEqualTo(set);
  }

  /** Shares of 5 rows are 4.9 and 0.1, of 7 rows with two small classes 6.7 and 0.13. */
  @Test
  void a_small_class_in_class_order_keeps_one_row() {
    int[] labels = new int[50];
    labels[49] = 1;
    assertThat(set(labels).limit(5).training().labels()).containsExactly(0, 0, 0, 0, 1);
    labels[48] = 2;
    assertThat(set(labels).limit(7).training().labels()).containsExactly(0, 0, 0, 0, 0, 2, 1);
  }

  @Test
  void fewer_rows_than_classes_in_class_order_are_refused() {
    DataSet set = set(0, 0, 0, 1, 1, 1, 2, 2, 2);
    assertThatThrownBy(() -> set.limit(2))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            limit(2): expected at least 3 rows, one of each class, for the rows are in class order, found 2.
              Keep more rows.\
            """);
  }

  @Test
  void weights_and_floats_go_with_their_rows() {
    ImageData images =
        ImageData.of(new float[] {1, 2, 3, 4}, new int[] {0, 0, 1, 1}, Shape.image(1, 1, 1))
            .withWeights(5, 6, 7, 8);
    ImageData cut =
        new DataSet("dots", "Dots", images, Optional.empty(), List.of()).limit(2).training();
    assertThat(cut.weights()).containsExactly(5, 7);
    assertThat(cut.floats(1)).containsExactly(3);
  }

  /** Images of one pixel, their row. */
  private static DataSet set(int... labels) {
    byte[] pixels = new byte[labels.length];
    for (int row = 0; row < labels.length; row++) {
      pixels[row] = (byte) row;
    }
    ImageData images = ImageData.of(pixels, labels, Shape.image(1, 1, 1));
    return new DataSet("dots", "Dots", images, Optional.empty(), List.of());
  }

  private static byte[] pixels(ImageData images) {
    byte[] pixels = new byte[images.rows()];
    for (int row = 0; row < pixels.length; row++) {
      images.read(row, pixels, row);
    }
    return pixels;
  }

  private static ImageData images(int rows) {
    return ImageData.of(new byte[rows], new int[rows], Shape.image(1, 1, 1));
  }
}
