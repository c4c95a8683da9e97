package io.github.foldwise.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds all pairs of images that are nearly the same: Σ|x − y| is at most {@value #PERCENT} % of
 * the contrast Σ|x − x̄| of either. No pair is missed or reported wrongly: the sums of an image and
 * of its parts only rule out pairs that are too far apart to be measured.
 */
public final class NearImages {
  /** Two images. */
  public record Pair(int one, int other) {}

  /** Recompressing an image changes less; other pictures of the same thing differ by more. */
  public static final int PERCENT = 2;

  /** The search is given up after this many comparisons: a few seconds. */
  private static final long MOST_COMPARISONS = 400_000_000;

  private static final int GRID = 4; // an image is cut into GRID × GRID parts
  private static final double ROUNDING = 1e-6; // far more than doubles lose, far less than a pixel
  private static final int PARTS = GRID * GRID;

  private final ImageNumbers images;
  private final Shape shape;
  private final int count;
  private final float[] pixels;
  private final float[] others;
  // by strip and then by sum, because searching memory in order is fast
  private final int[] order;
  private final int[] strip; // as wide as the farthest reach, of upper halves
  private final double[] sums;
  private final double[] reach; // how far another image may be
  private final double[] upper; // sums of the upper half
  private final double[] left; // sums of the left half
  private final double[] parts; // sums of each part
  private long comparisons;

  private NearImages(ImageNumbers images) {
    this.images = images;
    this.shape = images.first().shape();
    this.count = images.count();
    this.pixels = new float[shape.size()];
    this.others = new float[shape.size()];
    this.sums = new double[count];
    this.reach = new double[count];
    this.strip = new int[count];
    this.upper = new double[count];
    this.left = new double[count];
    this.parts = new double[count * PARTS];
    this.order = measure();
  }

  /** Pairs of numbers, each with the smaller one first, ascending; empty if it was given up. */
  public static Optional<List<Pair>> of(ImageNumbers images) {
    return images.count() < 2 ? Optional.of(List.of()) : new NearImages(images).search();
  }

  /** Upper halves that are near lie in one strip, or in neighbouring ones. */
  private Optional<List<Pair>> search() {
    List<Pair> pairs = new ArrayList<>();
    int own = 0; // where the strip of an image ends
    int next = 0; // and the one behind it
    for (int i = 0; i < count && comparisons <= MOST_COMPARISONS; i++) {
      if (i == own) {
        own = endOfStrip(i);
        next = own < count && strip[own] == strip[i] + 1 ? endOfStrip(own) : own;
      }
      compare(i, i + 1, own, pairs);
      compare(i, firstWithin(i, own, next), next, pairs);
    }
    pairs.sort(Comparator.comparingInt(Pair::one).thenComparingInt(Pair::other));
    return comparisons > MOST_COMPARISONS ? Optional.empty() : Optional.of(pairs);
  }

  private void compare(int i, int from, int to, List<Pair> pairs) {
    for (int j = from; j < to && sums[j] - sums[i] <= reach[i]; j++) {
      comparisons++;
      if (halvesAreWithin(reach[i], i, j) && areNear(i, j)) {
        pairs.add(new Pair(Math.min(order[i], order[j]), Math.max(order[i], order[j])));
      }
    }
  }

  private int endOfStrip(int first) {
    int end = first;
    while (end < count && strip[end] == strip[first]) {
      end++;
    }
    return end;
  }

  /** The first of a stretch that is not too dark to be near. */
  private int firstWithin(int i, int from, int to) {
    int found = Arrays.binarySearch(sums, from, to, sums[i] - reach[i] - ROUNDING);
    return found < 0 ? -found - 1 : found;
  }

  /** Reads each image once, and gives their order. */
  private int[] measure() {
    double[] sum = new double[count];
    double[] far = new double[count];
    double[] cut = new double[count * PARTS];
    for (int image = 0; image < count; image++) {
      images.read(image, pixels);
      cut(cut, image * PARTS);
      sum[image] = sum(cut, image * PARTS, PARTS);
      far[image] = PERCENT / 100.0 * contrast(pixels, sum[image] / pixels.length);
    }
    double width = Arrays.stream(far).max().orElseThrow() + ROUNDING;
    int[] stripOf =
        IntStream.range(0, count)
            .map(image -> (int) (sum(cut, image * PARTS, PARTS / 2) / width))
            .toArray();
    int[] sorted =
        IntStream.range(0, count)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer image) -> stripOf[image])
                    .thenComparingDouble(image -> sum[image]))
            .mapToInt(image -> image)
            .toArray();
    for (int i = 0; i < count; i++) {
      int image = sorted[i];
      strip[i] = stripOf[image];
      sums[i] = sum[image];
      reach[i] = far[image];
      System.arraycopy(cut, image * PARTS, parts, i * PARTS, PARTS);
      upper[i] = sum(parts, i * PARTS, PARTS / 2);
      left[i] = leftHalf(i);
    }
    return sorted;
  }

  private double leftHalf(int i) {
    double sum = 0;
    for (int row = 0; row < GRID; row++) {
      sum += sum(parts, i * PARTS + row * GRID, GRID / 2);
    }
    return sum;
  }

  /** Adds each pixel to its part. Channels of a pixel belong to the same part. */
  private void cut(double[] into, int first) {
    int pixel = 0;
    for (int y = 0; y < shape.height(); y++) {
      int row = first + y * GRID / shape.height() * GRID;
      for (int column = 0; column < GRID; column++) {
        int end = (y * shape.width() + firstOf(column + 1)) * shape.channels();
        double sum = 0;
        for (; pixel < end; pixel++) {
          sum += pixels[pixel];
        }
        into[row + column] += sum;
      }
    }
  }

  /** The first x of a column of parts. */
  private int firstOf(int column) {
    return (column * shape.width() + GRID - 1) / GRID;
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

  private boolean halvesAreWithin(double most, int i, int j) {
    double apart = sums[i] - sums[j];
    return areWithin(most, upper[i] - upper[j], apart) && areWithin(most, left[i] - left[j], apart);
  }

  private static boolean areWithin(double most, double half, double both) {
    return Math.abs(half) + Math.abs(both - half) <= most + ROUNDING;
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
    comparisons += shape.size(); // at each pixel
    images.read(one, pixels);
    images.read(other, others);
    double apart = 0;
    for (int i = 0; i < pixels.length; i++) {
      apart += Math.abs(pixels[i] - others[i]);
    }
    return apart;
  }
}
