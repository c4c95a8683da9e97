package io.github.foldwise.experiment;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Ten 4×4 images of three classes, and three to test on; each has a different white pixel. */
final class ToyData {
  private ToyData() {}

  static DataSet set() {
    return new DataSet(
        "toy", "Toy", images(10, 4), Optional.of(images(3, 4, 10)), List.of("a", "b", "c"));
  }

  static DataSet withoutTest() {
    return withTest(Optional.empty());
  }

  static DataSet withTest(Optional<ImageData> test) {
    return new DataSet("toy", "Toy", images(10, 4), test, List.of());
  }

  /** Classes 0, 1, 2 in turn. */
  static ImageData images(int rows, int size) {
    return images(rows, size, 0);
  }

  /** The same, the first of them with another pixel white than the first one. */
  static ImageData images(int rows, int size, int first) {
    byte[] pixels = new byte[rows * size * size];
    for (int row = 0; row < rows; row++) {
      pixels[row * size * size + (first + row) % (size * size)] = (byte) 255;
    }
    return ImageData.of(
        pixels, IntStream.range(0, rows).map(row -> row % 3).toArray(), Shape.image(size, size, 1));
  }
}
