package io.github.foldwise.duplicates;

import io.github.foldwise.data.ImageData;
import java.util.List;
import java.util.stream.IntStream;

/** Finds images of one set in another. */
public final class SharedImages {
  private SharedImages() {}

  /** Rows of {@code images} whose pixels are also a row of {@code others}, of the same shape. */
  public static List<Integer> rows(ImageData images, ImageData others) {
    ImageNumbers numbers = new ImageNumbers();
    numbers.number(others);
    int known = numbers.count();
    int[] numbered = numbers.number(images);
    return IntStream.range(0, numbered.length)
        .filter(row -> numbered[row] < known)
        .boxed()
        .toList();
  }
}
