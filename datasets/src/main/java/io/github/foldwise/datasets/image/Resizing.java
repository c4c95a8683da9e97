package io.github.foldwise.datasets.image;

/**
 * Brings pictures to one size with the arithmetic of TensorFlow's {@code tf.image.resize}: pixel
 * centres at halves, no smoothing before shrinking, 32-bit floats, rounded at the end.
 *
 * @param height in pixels
 * @param width in pixels
 * @param fit what happens to pictures of other proportions
 * @param nearest whether each pixel is its nearest one; else it is interpolated between four
 */
public record Resizing(int height, int width, Fit fit, boolean nearest) {
  /** What happens to a picture whose proportions are not those of the size. */
  public enum Fit {
    /** It is distorted: Keras's default. */
    STRETCH,
    /** Its largest middle part of the right proportions is used. */
    CROP,
    /** It becomes as large as fits, on black. */
    PAD
  }

  /** The picture in this size, of eight bits or of sixteen. */
  Picture of(Picture picture, boolean sixteenBit) {
    return switch (fit) {
      case STRETCH -> scaled(picture, Part.all(picture), height, width, sixteenBit);
      case CROP -> scaled(picture, middle(picture), height, width, sixteenBit);
      case PAD -> padded(picture, sixteenBit);
    };
  }

  /** Rows and columns of a picture. */
  private record Part(int top, int left, int height, int width) {
    static Part all(Picture picture) {
      return new Part(0, 0, picture.height(), picture.width());
    }
  }

  /** As Keras's {@code smart_resize}, which divides 32-bit floats. */
  private Part middle(Picture picture) {
    int high = (int) ((float) ((long) picture.width() * height) / width);
    int wide = (int) ((float) ((long) picture.height() * width) / height);
    high = Math.max(1, Math.min(picture.height(), high));
    wide = Math.max(1, Math.min(picture.width(), wide));
    return new Part((picture.height() - high) / 2, (picture.width() - wide) / 2, high, wide);
  }

  /** As {@code tf.image.resize_with_pad}, which rounds down after dividing 32-bit floats. */
  private Picture padded(Picture picture, boolean sixteenBit) {
    float ratio = Math.max((float) picture.width() / width, (float) picture.height() / height);
    float high = picture.height() / ratio;
    float wide = picture.width() / ratio;
    Picture inner =
        scaled(
            picture,
            Part.all(picture),
            Math.max(1, (int) high), // TensorFlow fails if nothing is left
            Math.max(1, (int) wide),
            sixteenBit);
    return inner.onBlack(
        height,
        width,
        Math.max(0, (int) ((height - high) / 2)),
        Math.max(0, (int) ((width - wide) / 2)));
  }

  private Picture scaled(Picture picture, Part part, int high, int wide, boolean sixteenBit) {
    if (high == part.height && wide == part.width) {
      return picture.moved(high, wide, (y, x) -> (part.top + y) * picture.width() + part.left + x);
    }
    Axis rows = new Axis(part.top, part.height, high);
    Axis columns = new Axis(part.left, part.width, wide);
    return nearest
        ? picture.moved(high, wide, (y, x) -> rows.near[y] * picture.width() + columns.near[x])
        : interpolated(picture, rows, columns, sixteenBit);
  }

  private static Picture interpolated(
      Picture picture, Axis rows, Axis columns, boolean sixteenBit) {
    int high = rows.near.length;
    int wide = columns.near.length;
    int channels = picture.channels();
    byte[] upper = new byte[high * wide * channels];
    byte[] lower = new byte[sixteenBit ? upper.length : 0];
    int factor = sixteenBit && picture.most() == 255 ? 257 : 1;
    int to = 0;
    for (int y = 0; y < high; y++) {
      int top = rows.lower[y] * picture.width();
      int bottom = rows.upper[y] * picture.width();
      for (int x = 0; x < wide; x++) {
        for (int channel = 0; channel < channels; channel++, to++) {
          int left = columns.lower[x] * channels + channel;
          int right = columns.upper[x] * channels + channel;
          float above =
              between(
                  picture.sample(top * channels + left),
                  picture.sample(top * channels + right),
                  columns.share[x]);
          float below =
              between(
                  picture.sample(bottom * channels + left),
                  picture.sample(bottom * channels + right),
                  columns.share[x]);
          int value = (int) Math.rint((double) between(above, below, rows.share[y]) * factor);
          upper[to] = (byte) (sixteenBit ? value >> 8 : value);
          if (sixteenBit) {
            lower[to] = (byte) value;
          }
        }
      }
    }
    return Picture.of(high, wide, channels, upper, lower);
  }

  private static float between(float from, float to, float share) {
    return from + (to - from) * share;
  }

  /** For each new row or column: the old ones it lies between, and which is nearest. */
  private static final class Axis {
    final int[] lower;
    final int[] upper;
    final float[] share; // of the upper one
    final int[] near;

    Axis(int from, int before, int after) {
      lower = new int[after];
      upper = new int[after];
      share = new float[after];
      near = new int[after];
      float scale = (float) before / after;
      for (int i = 0; i < after; i++) {
        float at = (i + 0.5f) * scale - 0.5f;
        float floor = (float) Math.floor(at);
        lower[i] = from + Math.max((int) floor, 0);
        upper[i] = from + Math.min((int) Math.ceil(at), before - 1);
        share[i] = at - floor;
        near[i] = from + Math.min((int) Math.floor((i + 0.5f) * scale), before - 1);
      }
    }
  }
}
