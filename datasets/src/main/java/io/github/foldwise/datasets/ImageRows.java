package io.github.foldwise.datasets;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.datasets.image.Picture;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pixels of one set of images, row by row: one channel until a coloured image comes. */
final class ImageRows {
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8; // some VMs keep header words

  private final List<LabelledFile> files;
  private final boolean sixteenBit;
  private int height;
  private int width;
  private int channels = 1;
  private int filled; // rows
  private byte[] bytes = {};
  private float[] floats = {};

  /** Bytes, or floats in [0,1] if sixteen bits of each sample are to be kept. */
  ImageRows(List<LabelledFile> files, boolean sixteenBit) {
    this.files = files;
    this.sixteenBit = sixteenBit;
  }

  /** What would be accepted if images of this size, all alike, are too large; empty if not. */
  Optional<String> tooLarge(int oneHeight, int oneWidth, int oneChannels) {
    double values = (double) oneHeight * oneWidth * oneChannels * files.size();
    return values <= LARGEST_ARRAY
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "at most %s GiB for %,d × height × width%s values",
                sixteenBit ? 8 : 2,
                files.size(),
                oneChannels == 1 ? "" : " × 3"));
  }

  /** Adds the next row. */
  void add(Picture picture) {
    height = picture.height();
    width = picture.width();
    widen(picture.channels());
    if (sixteenBit) {
      floats = floats.length == 0 ? new float[values()] : floats;
      picture.copyTo(floats, filled * size(), channels);
    } else {
      bytes = bytes.length == 0 ? new byte[values()] : bytes;
      picture.copyTo(bytes, filled * size(), channels);
    }
    filled++;
  }

  /** Repeats the gray values of the rows so far, once for each channel. */
  void widen(int wanted) {
    if (wanted <= channels) {
      return;
    }
    int values = filled * size();
    channels = wanted;
    if (sixteenBit) {
      float[] wide = new float[values()];
      for (int i = 0; i < 3 * values; i++) {
        wide[i] = floats[i / 3];
      }
      floats = wide;
    } else {
      byte[] wide = new byte[values()];
      for (int i = 0; i < 3 * values; i++) {
        wide[i] = bytes[i / 3];
      }
      bytes = wide;
    }
  }

  int channels() {
    return channels;
  }

  ImageData data() {
    int[] labels = files.stream().mapToInt(LabelledFile::label).toArray();
    Shape shape = Shape.image(height, width, channels);
    return sixteenBit ? ImageData.of(floats, labels, shape) : ImageData.of(bytes, labels, shape);
  }

  private int values() {
    return files.size() * size();
  }

  private int size() {
    return height * width * channels;
  }
}
