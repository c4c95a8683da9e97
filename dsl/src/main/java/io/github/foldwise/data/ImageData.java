package io.github.foldwise.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.split.RowTexts;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Labelled images: {@code rows × height × width × channels} pixels, row-major, on the heap or
 * outside it. One copy serves all trials of a process.
 *
 * <p>Pixels are either bytes, 0 to 255, which the graph scales to [0,1], or floats, which it takes
 * as they are. Rows may have weights, by which their losses are multiplied.
 */
public final class ImageData {
  private final Shape shape;
  private final Pixels pixels;
  private final int[] labels;
  private final float[] weights; // null if all rows weigh the same
  private final List<String> classNames; // empty if unknown
  private final RowTexts texts;
  private volatile String sha256; // null until first asked for

  private ImageData(
      Shape shape,
      Pixels pixels,
      int[] labels,
      float[] weights,
      List<String> classNames,
      RowTexts texts) {
    this.texts = texts;
    this.classNames = classNames;
    this.shape = shape;
    this.pixels = pixels;
    this.labels = labels;
    this.weights = weights;
  }

  /**
   * Images of unsigned bytes.
   *
   * @param pixels {@code labels.length · shape.size()} of them, copied
   * @param labels class of each image, from 0, copied
   * @param shape of one image
   * @throws RefusedException if the counts do not fit or a label is no class number
   */
  public static ImageData of(byte[] pixels, int[] labels, Shape shape) {
    requireFit(requireNonNull(pixels, "pixels").length, labels, shape);
    return new ImageData(
        shape,
        new HeapBytes(pixels.clone(), shape.size()),
        labels.clone(),
        null,
        List.of(),
        RowTexts.NONE);
  }

  /**
   * Images of floats, used as they are: scale them yourself.
   *
   * @param pixels {@code labels.length · shape.size()} finite numbers, copied
   * @param labels class of each image, from 0, copied
   * @param shape of one image
   * @throws RefusedException if the counts do not fit, a label is no class number or a pixel not
   *     finite
   */
  public static ImageData of(float[] pixels, int[] labels, Shape shape) {
    requireFit(requireNonNull(pixels, "pixels").length, labels, shape);
    requireFinite(pixels, shape);
    return new ImageData(
        shape,
        new HeapFloats(pixels.clone(), shape.size()),
        labels.clone(),
        null,
        List.of(),
        RowTexts.NONE);
  }

  /**
   * Images that need not be in memory. The pixels are not copied: they must not change.
   *
   * @param pixels one row of {@code shape.size()} values for each label
   * @param labels class of each image, from 0, copied
   * @param shape of one image
   * @throws RefusedException if the counts do not fit or a label is no class number
   */
  public static ImageData of(Pixels pixels, int[] labels, Shape shape) {
    requireFit((long) requireNonNull(pixels, "pixels").rows() * pixels.size(), labels, shape);
    return new ImageData(shape, pixels, labels.clone(), null, List.of(), RowTexts.NONE);
  }

  /**
   * The same images with a weight for each: the loss of a row is multiplied by it, in training and
   * in evaluation. The mean is still over the number of rows, and accuracies count rows, as Keras's
   * with {@code sample_weight}.
   *
   * @param rowWeights one finite number of at least 0 per image, copied
   * @throws RefusedException if their count does not fit or one is negative or not finite
   */
  @CheckReturnValue
  public ImageData withWeights(float... rowWeights) {
    RowWeights.requireFit(rowWeights, rows());
    return new ImageData(shape, pixels, labels, rowWeights.clone(), classNames, texts);
  }

  /**
   * The same images, which say what their classes are called. A model that is trained on them knows
   * these names, too.
   *
   * @param names one for each class from 0, each another; there may be more than labels
   * @throws RefusedException if a label has no name, or two classes have the same
   */
  @CheckReturnValue
  public ImageData withClassNames(List<String> names) {
    ClassNames.requireDistinct(requireNonNull(names, "names"));
    if (names.size() < classes()) {
      throw new RefusedException(
          Problem.of(
              "class names",
              "a name for each class from 0 to " + (classes() - 1),
              String.valueOf(names.size()),
              "Name all classes, in the order of their numbers."));
    }
    return named(names);
  }

  /** The same with names that may be any. */
  ImageData named(List<String> names) {
    if (names.equals(classNames)) {
      return this;
    }
    return described(List.copyOf(names), texts);
  }

  /**
   * The same images, each with a name: where it came from, such as {@code cats/17.png}. Names are
   * no part of {@link #sha256()}.
   *
   * @param names one per image
   * @throws RefusedException if their count does not fit
   */
  @CheckReturnValue
  public ImageData withRowNames(List<String> names) {
    return described(classNames, texts.withNames(names, rows()));
  }

  /**
   * The same images with a column of texts, such as the patient of each, by which folds may divide
   * the rows; it replaces one of the same name. Columns are no part of {@link #sha256()}.
   *
   * @param values one per image
   * @throws RefusedException if their count does not fit
   */
  @CheckReturnValue
  public ImageData withColumn(String column, List<String> values) {
    return described(classNames, texts.withColumn(column, values, rows()));
  }

  /** The same pixels and labels, otherwise described: that is no part of the hash. */
  private ImageData described(List<String> ofClasses, RowTexts ofRows) {
    ImageData same = new ImageData(shape, pixels, labels, weights, ofClasses, ofRows);
    same.sha256 = sha256;
    return same;
  }

  /** Number of images. */
  public int rows() {
    return labels.length;
  }

  /** Bytes that a copy of pixels, labels and weights takes in the memory of a device. */
  public long memoryBytes() {
    return (long) rows()
        * (shape.size() * (isBytes() ? 1L : Float.BYTES) + Long.BYTES + Float.BYTES);
  }

  /** Shape of one image. */
  public Shape shape() {
    return shape;
  }

  /** Class of one image, from 0. */
  public int label(int row) {
    return labels[row];
  }

  /** Class of each image, a copy. */
  public int[] labels() {
    return labels.clone();
  }

  /** What the classes are called, from 0; empty if unknown. */
  public List<String> classNames() {
    return classNames;
  }

  /** Where each image came from; empty if unknown. */
  public List<String> rowNames() {
    return texts.names();
  }

  /** Where one image came from; an empty text if unknown. */
  public String rowName(int row) {
    return texts.names().isEmpty() ? "" : texts.names().get(row);
  }

  /** The text of each image in each column, by the name of the column; empty if there is none. */
  public Map<String, List<String>> columns() {
    return texts.columns();
  }

  /** Names and columns, by which folds may divide the rows. */
  public RowTexts texts() {
    return texts;
  }

  /** Whether rows have weights. */
  public boolean isWeighted() {
    return weights != null;
  }

  /** Factor of one row's loss; 1 if rows have no weights. */
  public float weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  /** Factor of each row's loss, a copy. */
  public float[] weights() {
    float[] factors = new float[rows()];
    for (int row = 0; row < factors.length; row++) {
      factors[row] = weight(row);
    }
    return factors;
  }

  /** One more than the largest label. */
  public int classes() {
    return Arrays.stream(labels).max().orElse(-1) + 1;
  }

  /** Whether the pixels are unsigned bytes, to be scaled to [0,1]. */
  public boolean isBytes() {
    return pixels.areBytes();
  }

  /** Pixels of one image, a copy, if {@link #isBytes()}. */
  public byte[] bytes(int row) {
    byte[] values = new byte[shape.size()];
    pixels.read(row, values, 0);
    return values;
  }

  /** Pixels of one image, a copy, if they are floats. */
  public float[] floats(int row) {
    float[] values = new float[shape.size()];
    pixels.read(row, values, 0);
    return values;
  }

  /** Copies the pixels of one image to position {@code at}, if {@link #isBytes()}. */
  public void read(int row, byte[] into, int at) {
    pixels.read(row, into, at);
  }

  /** Copies the pixels of one image to position {@code at}, if they are floats. */
  public void read(int row, float[] into, int at) {
    pixels.read(row, into, at);
  }

  /** The first {@code rows} images, or all if there are fewer. */
  public ImageData limit(int rows) {
    if (rows < 0) {
      throw new RefusedException(
          Problem.of(
              "limit(%s)".formatted(rows),
              "a number of rows from 0",
              String.valueOf(rows),
              "Give the number of images to keep."));
    }
    if (rows >= rows()) {
      return this;
    }
    return only(IntStream.range(0, rows).toArray());
  }

  /** These images alone, in this order. */
  ImageData only(int... rows) {
    float[] keptWeights = weights == null ? null : new float[rows.length];
    for (int i = 0; i < rows.length && weights != null; i++) {
      keptWeights[i] = weights[rows[i]];
    }
    int[] keptLabels = Arrays.stream(rows).map(row -> labels[row]).toArray();
    return new ImageData(
        shape, pixels.only(rows), keptLabels, keptWeights, classNames, texts.only(rows));
  }

  /** SHA-256 in hexadecimal of shape, labels, pixels and weights, if any, in any container. */
  public synchronized String sha256() {
    if (sha256 == null) {
      MessageDigest others = Fingerprint.sha256();
      updateByLabels(others);
      updateByWeights(others);
      sha256 = pixels.hash(Fingerprint.hex(others.digest()), this::hash);
    }
    return sha256;
  }

  /** {@code 2,000 images of 28×28×1 bytes, 10 classes}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d images of %s %s, %s classes%s",
        rows(),
        shape,
        isBytes() ? "bytes" : "floats",
        classes(),
        isWeighted() ? ", weighted" : "");
  }

  private String hash() {
    MessageDigest digest = Fingerprint.sha256();
    updateByLabels(digest);
    byte[] bytes = new byte[isBytes() ? shape.size() : 4 * shape.size()];
    float[] floats = new float[isBytes() ? 0 : shape.size()];
    for (int row = 0; row < rows(); row++) {
      if (isBytes()) {
        pixels.read(row, bytes, 0);
      } else {
        pixels.read(row, floats, 0);
        ByteBuffer.wrap(bytes).asFloatBuffer().put(floats);
      }
      digest.update(bytes);
    }
    updateByWeights(digest);
    return Fingerprint.hex(digest.digest());
  }

  private void updateByLabels(MessageDigest digest) {
    digest.update((shape + (isBytes() ? " bytes" : " floats")).getBytes(UTF_8));
    ByteBuffer values = ByteBuffer.allocate(4 * labels.length);
    values.asIntBuffer().put(labels);
    digest.update(values);
  }

  private void updateByWeights(MessageDigest digest) {
    if (isWeighted()) {
      ByteBuffer factors = ByteBuffer.allocate(4 * weights.length);
      factors.asFloatBuffer().put(weights);
      digest.update("weights".getBytes(UTF_8));
      digest.update(factors);
    }
  }

  private static void requireFit(long pixels, int[] labels, Shape shape) {
    requireNonNull(labels, "labels");
    if (!requireNonNull(shape, "shape").isImage() || !shape.isCountable()) {
      throw new RefusedException(
          Problem.of(
              "image data",
              "a shape of height × width × channels, each at least 1",
              shape.toString(),
              "Give Shape.image(height, width, channels)."));
    }
    if (pixels != (long) labels.length * shape.size()) {
      throw new RefusedException(
          Problem.of(
              "image data",
              "%s images × %s = %s pixels"
                  .formatted(labels.length, shape, (long) labels.length * shape.size()),
              pixels + " pixels",
              "Give one label per image and height × width × channels pixels per label."));
    }
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0 || labels[row] == Integer.MAX_VALUE) { // one more class has no number
        throw new RefusedException(
            Problem.of(
                "label of row " + row,
                "a class number from 0 to 2147483646",
                String.valueOf(labels[row]),
                "Number the classes from 0 without gaps."));
      }
    }
  }

  private static void requireFinite(float[] pixels, Shape shape) {
    for (int i = 0; i < pixels.length; i++) {
      if (!Float.isFinite(pixels[i])) {
        throw new RefusedException(
            Problem.of(
                "pixel %s of row %s".formatted(i % shape.size(), i / shape.size()),
                "a finite number",
                String.valueOf(pixels[i]),
                "Replace missing pixels, for example by 0."));
      }
    }
  }
}
