package io.github.foldwise.experiment;

import io.github.foldwise.model.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds all pairs of images that are nearly the same: Σ|x − y| is at most {@value #PERCENT} % of
 * the contrast Σ|x − x̄| of either. No pair is missed, and none is told that is not near: the sums
 * of an image and of its parts only rule out pairs that are too far apart to be measured.
 */
final class NearImages {
  /** Two images. */
  record Pair(int one, int other) {}

  /** Compressed anew, an image changes by less; other pictures of one kind of thing by more. */
  static final int PERCENT = 2;

  /** After so many looks at sums and pixels the search is given up: a few seconds. */
  private static final long MOST_LOOKS = 400_000_000;

  private static final int GRID = 4; // an image is cut into GRID × GRID parts
  private static final double ROUNDING = 1e-6; // far more than doubles lose, far less than a pixel
  private static final int PARTS = GRID * GRID;

  private final ImageNumbers images;
  private final Shape shape;
  private final int count;
  private final float[] pixels;
  private final float[] others;
  // Of each image, in the order of sums: a search that goes through memory in order is fast.
  private final int[] order;
  private final double[] sums;
  private final double[] reach; // how far another image may be
  private final double[] upper; // sums of the upper half: rules most pairs out by one more number
  private final double[] parts; // sums of each part
  private long looks;

  private NearImages(ImageNumbers images) {
    this.images = images;
    this.shape = images.first().shape();
    this.count = images.count();
    this.pixels = new float[shape.size()];
    this.others = new float[shape.size()];
    this.sums = new double[count];
    this.reach = new double[count];
    this.upper = new double[count];
    this.parts = new double[count * PARTS];
    this.order = measure();
  }

  /** Pairs of numbers, each with the smaller one first, ascending; empty where it was given up. */
  static Optional<List<Pair>> of(ImageNumbers images) {
    return images.count() < 2 ? Optional.of(List.of()) : new NearImages(images).search();
  }

  private Optional<List<Pair>> search() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count && sums[j] - sums[i] <= reach[i]; j++) {
        if (++looks > MOST_LOOKS) {
          return Optional.empty();
        }
        if (halvesAreWithin(reach[i], i, j) && areNear(i, j)) {
          pairs.add(new Pair(Math.min(order[i], order[j]), Math.max(order[i], order[j])));
        }
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::one).thenComparingInt(Pair::other));
    return Optional.of(pairs);
  }

  /** Reads each image once, and gives their order by sum. */
  private int[] measure() {
    int[] partOfPixel = partOfPixels();
    double[] sum = new double[count];
    double[] far = new double[count];
    double[] cut = new double[count * PARTS];
    for (int image = 0; image < count; image++) {
      images.read(image, pixels);
      sum[image] = cut(pixels, partOfPixel, cut, image * PARTS);
      far[image] = PERCENT / 100.0 * contrast(pixels, sum[image] / pixels.length);
    }
    int[] sorted =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer image) -> sum[image]))
            .mapToInt(image -> image)
            .toArray();
    for (int i = 0; i < count; i++) {
      sums[i] = sum[sorted[i]];
      reach[i] = far[sorted[i]];
      System.arraycopy(cut, sorted[i] * PARTS, parts, i * PARTS, PARTS);
      upper[i] = sum(parts, i * PARTS, PARTS / 2);
    }
    return sorted;
  }

  /** Adds each pixel to its part, and gives the sum of all. */
  private static double cut(float[] pixels, int[] partOfPixel, double[] parts, int first) {
    for (int pixel = 0; pixel < pixels.length; pixel++) {
      parts[first + partOfPixel[pixel]] += pixels[pixel];
    }
    return sum(parts, first, PARTS);
  }

  private static double sum(double[] values, int first, int number) {
    double sum = 0;
    for (int i = first; i < first + number; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static double contrast(float[] pixels, double mean) {
    double contrast = 0;
    for (float pixel : pixels) {
      contrast += Math.abs(pixel - mean);
    }
    return contrast;
  }

  /** Channels of a pixel belong to the same part. */
  private int[] partOfPixels() {
    int[] part = new int[shape.size()];
    int channels = shape.channels();
    for (int i = 0; i < part.length; i++) {
      int y = i / channels / shape.width();
      int x = i / channels % shape.width();
      part[i] = y * GRID / shape.height() * GRID + x * GRID / shape.width();
    }
    return part;
  }

  private boolean halvesAreWithin(double most, int i, int j) {
    double above = upper[i] - upper[j];
    double below = sums[i] - sums[j] - above;
    return Math.abs(above) + Math.abs(below) <= most + ROUNDING;
  }

  private boolean areNear(int i, int j) {
    double most = Math.min(reach[i], reach[j]);
    return partsAreWithin(most, i, j) && apart(order[i], order[j]) <= most;
  }

  /** The parts of two images are never farther apart than their pixels. */
  private boolean partsAreWithin(double most, int i, int j) {
    double apart = 0;
    int mine = i * PARTS;
    int theirs = j * PARTS;
    for (int part = 0; part < PARTS && apart <= most; part++) {
      apart += Math.abs(parts[mine + part] - parts[theirs + part]);
    }
    return apart <= most;
  }

  private double apart(int one, int other) {
    looks += shape.size(); // at each pixel
    images.read(one, pixels);
    images.read(other, others);
    double apart = 0;
    for (int i = 0; i < pixels.length; i++) {
      apart += Math.abs(pixels[i] - others[i]);
    }
    return apart;
  }
}
