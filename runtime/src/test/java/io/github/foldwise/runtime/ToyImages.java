package io.github.foldwise.runtime;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import java.util.Random;

/** Images that are easy to classify: a bright stripe in the upper, middle or lower part. */
public final class ToyImages {
  public static final int CLASSES = 3;
  public static final Shape IMAGE = Shape.image(9, 8, 1);

  private ToyImages() {}

  public static ImageData of(int rows) {
    return of(rows, 7, 150);
  }

  /** Not so easy ones: the stripe is hardly brighter than the noise. */
  public static ImageData noisy(int rows, int seed) {
    return of(rows, seed, 10);
  }

  private static ImageData of(int rows, int seed, int brightness) {
    Random random = new Random(seed);
    byte[] pixels = new byte[rows * IMAGE.size()];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % CLASSES;
      for (int i = 0; i < IMAGE.size(); i++) {
        boolean bright = i / IMAGE.width() / 3 == labels[row];
        pixels[row * IMAGE.size() + i] = (byte) (random.nextInt(80) + (bright ? brightness : 0));
      }
    }
    return ImageData.of(pixels, labels, IMAGE);
  }
}
