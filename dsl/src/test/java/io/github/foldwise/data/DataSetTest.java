package io.github.foldwise.data;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static ImageData images(int rows) {
    return ImageData.of(new byte[rows], new int[rows], Shape.image(1, 1, 1));
  }
}
