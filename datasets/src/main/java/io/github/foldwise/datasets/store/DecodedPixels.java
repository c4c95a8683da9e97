package io.github.foldwise.datasets.store;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Pixels;
import io.github.foldwise.data.Shape;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Pixels of image files, of which some may be left out. */
public interface DecodedPixels extends Pixels {
  /** Shape of one image. */
  Shape shape();

  /** Why rows are left out; their pixels are undefined. */
  SortedMap<Integer, String> skipped();

  /** What was noted when the pixels were decoded. */
  Map<String, String> notes();

  /** The rows from {@code from} to {@code to − 1} that are not left out. */
  default int[] kept(int from, int to) {
    return IntStream.range(from, to).filter(row -> !skipped().containsKey(row)).toArray();
  }

  /**
   * Some rows as images.
   *
   * @param chosen rows, such as {@link #kept}
   * @param labels one for each of them
   */
  default ImageData images(int[] chosen, int[] labels) {
    return ImageData.of(only(chosen), labels, shape());
  }
}
