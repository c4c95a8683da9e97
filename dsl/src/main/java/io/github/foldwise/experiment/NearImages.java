package io.github.foldwise.experiment;

import io.github.foldwise.model.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
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

  /** After so many looks at a pair the search is given up: a few seconds. */
  private static final long MOST_LOOKS = 400_000_000;

  private static final int PIECE = 1000; // images that one thread takes at a time
  private static final int GRID = 4; // an image is cut into GRID × GRID parts
  private static final int PARTS = GRID * GRID;

  private final ImageNumbers images;
  private final Shape shape;
  private final int count;
  private final int[] partOfPixel;
  // Of each image, in the order of sums: a search that goes through memory in order is fast.
  private final int[] order;
  private final double[] sums;
  private final double[] reach; // how far another image may be
  private final double[] parts; // sums of each part

  private NearImages(ImageNumbers images) {
    this.images = images;
    this.shape = images.first().shape();
    this.count = images.count();
    this.partOfPixel = partOfPixels(shape);
    this.order = orderBySum();
    this.sums = new double[count];
    this.reach = new double[count];
    this.parts = new double[count * PARTS];
  }

  /** Pairs of numbers, each with the smaller one first, ascending; empty where it was given up. */
  static Optional<List<Pair>> of(ImageNumbers images) {
    return images.count() < 2 ? Optional.of(List.of()) : new NearImages(images).search();
  }

  /** Pieces side by side: which pairs there are, and whether they are too many, is all the same. */
  private Optional<List<Pair>> search() {
    inPieces().forEach(this::measure);
    AtomicLong looks = new AtomicLong();
    List<Pair> pairs =
        inPieces()
            .mapToObj(from -> search(from, looks))
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt(Pair::one).thenComparingInt(Pair::other))
            .toList();
    return looks.get() > MOST_LOOKS ? Optional.empty() : Optional.of(pairs);
  }

  /** Where each piece of the order begins. */
  private IntStream inPieces() {
    return IntStream.rangeClosed(0, (count - 1) / PIECE).map(i -> i * PIECE).parallel();
  }

  /** The pairs whose darker image is of one piece, unless there were too many looks. */
  private List<Pair> search(int from, AtomicLong looks) {
    float[] pixels = new float[shape.size()];
    float[] others = new float[shape.size()];
    List<Pair> pairs = new ArrayList<>();
    for (int i = from; i < end(from) && looks.get() <= MOST_LOOKS; i++) {
      images.read(order[i], pixels);
      int end = i + 1;
      while (end < count && sums[end] - sums[i] <= reach[i]) {
        end++;
      }
      if (looks.addAndGet(end - i - 1) > MOST_LOOKS) {
        break;
      }
      for (int j = i + 1; j < end; j++) {
        double most = Math.min(reach[i], reach[j]);
        if (partsAreWithin(most, i, j) && apart(pixels, order[j], others) <= most) {
          pairs.add(new Pair(Math.min(order[i], order[j]), Math.max(order[i], order[j])));
        }
      }
    }
    return pairs;
  }

  private int end(int from) {
    return Math.min(count, from + PIECE);
  }

  private int[] orderBySum() {
    double[] ofImage = new double[count];
    inPieces()
        .forEach(
            from -> {
              float[] pixels = new float[shape.size()];
              for (int image = from; image < end(from); image++) {
                images.read(image, pixels);
                ofImage[image] = sum(pixels);
              }
            });
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer image) -> ofImage[image]))
        .mapToInt(image -> image)
        .toArray();
  }

  private static double sum(float... pixels) {
    double sum = 0;
    for (float pixel : pixels) {
      sum += pixel;
    }
    return sum;
  }

  private void measure(int from) {
    float[] pixels = new float[shape.size()];
    for (int i = from; i < end(from); i++) {
      images.read(order[i], pixels);
      sums[i] = sum(pixels);
      double mean = sums[i] / pixels.length;
      double contrast = 0;
      for (int pixel = 0; pixel < pixels.length; pixel++) {
        contrast += Math.abs(pixels[pixel] - mean);
        parts[i * PARTS + partOfPixel[pixel]] += pixels[pixel];
      }
      reach[i] = PERCENT / 100.0 * contrast;
    }
  }

  /** Channels of a pixel belong to the same part. */
  private static int[] partOfPixels(Shape shape) {
    int[] part = new int[shape.size()];
    int channels = shape.channels();
    for (int i = 0; i < part.length; i++) {
      int y = i / channels / shape.width();
      int x = i / channels % shape.width();
      part[i] = y * GRID / shape.height() * GRID + x * GRID / shape.width();
    }
    return part;
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

  private double apart(float[] pixels, int other, float[] others) {
    images.read(other, others);
    double apart = 0;
    for (int i = 0; i < pixels.length; i++) {
      apart += Math.abs(pixels[i] - others[i]);
    }
    return apart;
  }
}
