package io.github.foldwise.duplicates;

import io.github.foldwise.data.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sums of the pixels of images, by which most pairs are told apart without a look at the pixels.
 *
 * <p>An image is cut into 4 × 4 parts. The distance Σ|x − y| of two images is at least Σ|p − q| of
 * the sums of their parts, and at least |s·p − s·q| for any signs s. The 16 rows of a Walsh matrix
 * are such signs: all parts, upper minus lower half, left minus right half, and so on.
 */
final class PartSums {
  static final int PARTS = 16;
  private static final int GRID = 4;
  private static final double LOST = 4e-6; // far more than floats lose of the largest sum

  private final ImageNumbers images;
  private final int height; // of an image
  private final int[] ends; // of parts in rows
  private final float[] parts;
  private final float[] walsh;
  private final double[] reach;
  private final float rounding;

  private PartSums(ImageNumbers images, float[] parts, float[] walsh, double[] reach) {
    this.images = images;
    this.height = images.shape().height();
    this.ends = ends(images.shape());
    this.parts = parts;
    this.walsh = walsh;
    this.reach = reach;
    float largest = 0;
    for (float sum : walsh) {
      largest = Math.max(largest, Math.abs(sum));
    }
    this.rounding = (float) (LOST * largest);
  }

  /** Reads each image once. */
  static PartSums of(ImageNumbers images, double share) {
    int count = images.count();
    PartSums sums =
        new PartSums(images, new float[count * PARTS], new float[count * PARTS], new double[count]);
    int chunk = 256;
    IntStream.range(0, (count + chunk - 1) / chunk)
        .parallel()
        .forEach(i -> sums.measure(i * chunk, Math.min(count, (i + 1) * chunk), share));
    return new PartSums(images, sums.parts, sums.walsh, sums.reach);
  }

  /** The same in another order. */
  PartSums inOrder(int[] order) {
    float[] sortedParts = new float[parts.length];
    float[] sortedWalsh = new float[walsh.length];
    double[] sortedReach = new double[reach.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(parts, order[i] * PARTS, sortedParts, i * PARTS, PARTS);
      System.arraycopy(walsh, order[i] * PARTS, sortedWalsh, i * PARTS, PARTS);
      sortedReach[i] = reach[order[i]];
    }
    return new PartSums(images, sortedParts, sortedWalsh, sortedReach);
  }

  int count() {
    return reach.length;
  }

  /** How far an image may be from this one. */
  double reach(int image) {
    return reach[image];
  }

  /** How much farther sums may seem apart than they are. */
  float rounding() {
    return rounding;
  }

  /** One of the 16 signed sums. */
  float walsh(int image, int sum) {
    return walsh[image * PARTS + sum];
  }

  /** Whether the parts of two images are not too far apart for the pixels to be near. */
  boolean mayBeWithin(double most, int one, int other) {
    float apart = 0;
    int mine = one * PARTS;
    int theirs = other * PARTS;
    double allowed = most + rounding;
    for (int part = 0; part < PARTS && !(apart > allowed); part += GRID) {
      apart += apart(mine + part, theirs + part);
    }
    return !(apart > allowed); // sums beyond the largest float are no numbers
  }

  /** Of four parts: two sums side by side are faster than one. */
  private float apart(int mine, int theirs) {
    return Math.abs(parts[mine] - parts[theirs])
        + Math.abs(parts[mine + 1] - parts[theirs + 1])
        + (Math.abs(parts[mine + 2] - parts[theirs + 2])
            + Math.abs(parts[mine + 3] - parts[theirs + 3]));
  }

  private void measure(int from, int to, double share) {
    Measure measure = images.areBytes() ? new MeasureOfBytes() : new MeasureOfFloats();
    double[] cut = new double[PARTS];
    for (int image = from; image < to; image++) {
      reach[image] = share * measure.read(image, cut);
      store(cut, parts, image);
      transform(cut);
      store(cut, walsh, image);
    }
  }

  private interface Measure {
    /** Adds up the parts of an image, and returns its contrast. */
    double read(int image, double[] cut);
  }

  private final class MeasureOfBytes implements Measure {
    private final byte[] pixels = new byte[images.shape().size()];

    @Override
    public double read(int image, double[] cut) {
      images.read(image, pixels);
      long all = 0;
      Arrays.fill(cut, 0);
      int pixel = 0;
      for (int y = 0; y < height; y++) {
        int first = firstPart(y);
        for (int column = 0; column < GRID; column++) {
          int end = ends[y * GRID + column];
          int sum = 0;
          for (; pixel < end; pixel++) {
            sum += pixels[pixel] & 0xff;
          }
          cut[first + column] += sum / 255.0;
          all += sum;
        }
      }
      return contrast(all) / 255;
    }

    /** With the whole part m of the mean and its fraction f, |x − m − f| is |x − m| ± f. */
    private double contrast(long all) {
      int mean = (int) (all / pixels.length);
      long apart = 0;
      int notAbove = 0;
      for (byte pixel : pixels) {
        int above = (pixel & 0xff) - mean;
        apart += Math.abs(above);
        notAbove += above <= 0 ? 1 : 0;
      }
      double fraction = (double) all / pixels.length - mean;
      return apart + fraction * (2.0 * notAbove - pixels.length);
    }
  }

  private final class MeasureOfFloats implements Measure {
    private final float[] pixels = new float[images.shape().size()];

    @Override
    public double read(int image, double[] cut) {
      images.read(image, pixels);
      double all = 0;
      Arrays.fill(cut, 0);
      int pixel = 0;
      for (int y = 0; y < height; y++) {
        int first = firstPart(y);
        for (int column = 0; column < GRID; column++) {
          int end = ends[y * GRID + column];
          double sum = 0;
          for (; pixel < end; pixel++) {
            sum += pixels[pixel];
          }
          cut[first + column] += sum;
          all += sum;
        }
      }
      double mean = all / pixels.length;
      double apart = 0;
      for (float value : pixels) {
        apart += Math.abs(value - mean);
      }
      return apart;
    }
  }

  private int firstPart(int y) {
    return y * GRID / height * GRID;
  }

  /** Where the pixels of each part end in each row; channels of a pixel belong to the same part. */
  private static int[] ends(Shape shape) {
    int[] ends = new int[shape.height() * GRID];
    for (int i = 0; i < ends.length; i++) {
      int x = ((i % GRID + 1) * shape.width() + GRID - 1) / GRID;
      ends[i] = (i / GRID * shape.width() + x) * shape.channels();
    }
    return ends;
  }

  private static void store(double[] sums, float[] into, int image) {
    for (int i = 0; i < PARTS; i++) {
      into[image * PARTS + i] = (float) sums[i];
    }
  }

  /**
   * Multiplies by the Walsh matrix, in place: the sign of a part in a row is the parity of their
   * common bits, so each step adds and subtracts sums whose numbers differ by one bit.
   */
  private static void transform(double[] sums) {
    for (int bit = 1; bit < PARTS; bit *= 2) {
      for (int i = 0; i < PARTS; i++) {
        if ((i & bit) == 0) {
          double without = sums[i];
          double with = sums[i + bit];
          sums[i] = without + with;
          sums[i + bit] = without - with;
        }
      }
    }
  }
}
