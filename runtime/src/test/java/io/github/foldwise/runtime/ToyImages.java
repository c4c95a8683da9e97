package io.github.foldwise.runtime;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.Shape;
import java.util.Random;

/** Images that are easy to tell apart: a bright stripe in the upper, middle or lower part. */
final class ToyImages {
  static final int CLASSES = 3;
  static final Shape IMAGE = Shape.image(9, 8, 1);

  private ToyImages() {}

  static ImageData of(int rows) {
    Random random = new Random(7);
    byte[] pixels = new byte[rows * IMAGE.size()];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % CLASSES;
      for (int i = 0; i < IMAGE.size(); i++) {
        boolean bright = i / IMAGE.width() / 3 == labels[row];
        pixels[row * IMAGE.size() + i] = (byte) (random.nextInt(80) + (bright ? 150 : 0));
      }
    }
    return ImageData.of(pixels, labels, IMAGE);
  }
}
