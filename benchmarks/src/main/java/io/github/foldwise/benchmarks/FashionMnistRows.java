package io.github.foldwise.benchmarks;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.FashionMnist;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** Any number of images, repeated if there are not enough. */
public final class FashionMnistRows {
  private FashionMnistRows() {}

  /** Training images of the sample that ships with Foldwise: nothing has to be downloaded. */
  static ImageData ofSample(int rows) {
    return repeated(sample().training(), rows);
  }

  /** The sample that ships with Foldwise. */
  static DataSet sample() {
    return FashionMnist.sample()
        .load(new DataLocations(Optional.empty(), Optional.empty(), Path.of("none")));
  }

  /** The first {@code rows} byte images, starting over if there are fewer. */
  public static ImageData repeated(ImageData images, int rows) {
    int size = images.shape().size();
    ByteBuffer pixels = ByteBuffer.allocate(rows * size);
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      int from = row % images.rows() * size;
      pixels.put(images.bytes().limit(from + size).position(from));
      labels[row] = images.label(row % images.rows());
    }
    return ImageData.of(pixels.array(), labels, images.shape());
  }
}
