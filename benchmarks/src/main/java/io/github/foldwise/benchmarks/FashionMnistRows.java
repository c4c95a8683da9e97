package io.github.foldwise.benchmarks;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.FashionMnist;
import java.nio.file.Path;
import java.util.Optional;

/** Any number of images, repeated if there are not enough. */
public final class FashionMnistRows {
  private FashionMnistRows() {}

  /** Training images of the sample that ships with Foldwise: nothing has to be downloaded. */
  static ImageData ofSample(int rows) {
    DataLocations none = new DataLocations(Optional.empty(), Optional.empty(), Path.of("none"));
    return repeated(FashionMnist.sample().load(none).training(), rows);
  }

  /** The first {@code rows} byte images, starting over if there are fewer. */
  public static ImageData repeated(ImageData images, int rows) {
    int size = images.shape().size();
    byte[] pixels = new byte[rows * size];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      images.read(row % images.rows(), pixels, row * size);
      labels[row] = images.label(row % images.rows());
    }
    return ImageData.of(pixels, labels, images.shape());
  }
}
