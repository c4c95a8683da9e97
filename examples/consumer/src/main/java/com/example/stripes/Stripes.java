package com.example.stripes;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import java.util.Random;

/** Images of 12×12 gray pixels: stripes across (class 0) or stripes down (class 1), in noise. */
final class Stripes {
  static final int CLASSES = 2;
  static final Shape SHAPE = Shape.image(12, 12, 1);

  private Stripes() {}

  /** The same images for the same seed. */
  static ImageData draw(int rows, long seed) {
    Random random = new Random(seed);
    float[] pixels = new float[rows * SHAPE.size()];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextInt(CLASSES);
      int shift = random.nextInt(4);
      for (int i = 0; i < SHAPE.size(); i++) {
        int across = labels[row] == 0 ? i / SHAPE.width() : i % SHAPE.width();
        float stripe = (across + shift) / 2 % 2; // two pixels bright, two dark
        pixels[row * SHAPE.size() + i] = 0.35f * stripe + 0.65f * random.nextFloat();
      }
    }
    return ImageData.of(pixels, labels, SHAPE);
  }
}
