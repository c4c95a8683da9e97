package io.github.foldwise.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Pixels;
import io.github.foldwise.data.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceCopyTest {
  private static final int ROW = 1024 * 1024 + 8 + 4; // with a label and a weight

  @Test
  void sets_of_four_gibibytes_are_copied_and_larger_ones_are_not() {
    long whole = (4L << 30) / ROW * ROW;
    int rows = (int) (whole / ROW);

    assertThat(DeviceCopy.bytes(images(rows - 2), Optional.of(images(2)))).isEqualTo(whole);
    assertThat(DeviceCopy.bytes(images(rows - 2), Optional.of(images(3)))).isZero();
    assertThat(DeviceCopy.bytes(images(rows + 1), Optional.empty())).isZero();
  }

  private static ImageData images(int rows) {
    return ImageData.of(
        new Pixels() {
          @Override
          public int rows() {
            return rows;
          }

          @Override
          public int size() {
            return 1024 * 1024;
          }

          @Override
          public boolean areBytes() {
            return true;
          }
        },
        new int[rows],
        Shape.image(1024, 1024, 1));
  }
}
