package io.github.foldwise.datasets.array;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Pixels;
import io.github.foldwise.data.Shape;
import io.github.foldwise.datasets.store.HeapArray;
import io.github.foldwise.datasets.store.RowWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Images in an array of numbers. Unsigned bytes stay bytes; any other number becomes a float, as it
 * is or, if its range is stated, mapped to [0,1].
 */
public final class PixelArray {
  private final StoredArray array;
  private final ArrayForm form;
  private final ImageLayout layout;

  private PixelArray(StoredArray array, ArrayForm form, ImageLayout layout) {
    this.array = array;
    this.form = form;
    this.layout = layout;
  }

  /** The images of an array; refused if it does not say which dimension is what. */
  public static PixelArray of(StoredArray array, ArrayForm form) {
    return new PixelArray(array, form, ImageLayout.of(array, form));
  }

  /** The array. */
  public StoredArray array() {
    return array;
  }

  /** Number of images. */
  public int rows() {
    return array.rows();
  }

  /** Shape of one image. */
  public Shape shape() {
    return layout.shape();
  }

  /** Whether pixels are unsigned bytes. */
  public boolean areBytes() {
    return array.type() == NumberType.UINT8 && form.range().isEmpty();
  }

  /** Whether pixels are integers that are used as they are, not scaled. */
  public boolean areUnscaled() {
    return !areBytes()
        && !array.type().isFloat()
        && array.type() != NumberType.BOOL
        && form.range().isEmpty();
  }

  /** What was taken for what, in words; empty if there was no choice. */
  public String choice() {
    return layout.channels();
  }

  /** All images without a copy; empty if they are not in memory as they are needed. */
  public Optional<Pixels> inMemory() {
    int[] sources = layout.sources();
    return areBytes() && areInOrder(sources)
        ? array.bytesInMemory().map(bytes -> new HeapArray(bytes, sources.length))
        : Optional.empty();
  }

  /**
   * Reads all images; refused if a pixel is not finite or out of the stated range.
   *
   * @param before rows of the writer that come before the first image
   */
  public void readInto(RowWriter writer, int before) {
    int[] sources = layout.sources();
    boolean inOrder = areInOrder(sources);
    array.forEach(
        (row, values) -> {
          if (writer.has(before + row)) {
            return;
          }
          if (areBytes()) {
            writer.put(
                before + row, inOrder ? bytes(values, sources.length) : gather(values, sources));
          } else {
            writer.put(before + row, convert(row, values, sources));
          }
        });
  }

  private static boolean areInOrder(int[] sources) {
    return Arrays.equals(sources, IntStream.range(0, sources.length).toArray());
  }

  private static byte[] bytes(ByteBuffer values, int size) {
    byte[] pixels = new byte[size];
    values.get(0, pixels);
    return pixels;
  }

  private static byte[] gather(ByteBuffer values, int[] sources) {
    byte[] pixels = new byte[sources.length];
    for (int i = 0; i < sources.length; i++) {
      pixels[i] = values.get(sources[i]);
    }
    return pixels;
  }

  private float[] convert(int row, ByteBuffer values, int[] sources) {
    float[] pixels = new float[sources.length];
    int width = array.type().bytes();
    for (int i = 0; i < sources.length; i++) {
      double value = array.type().number(values, sources[i] * width);
      if (form.range().isPresent()) {
        ValueRange range = form.range().get();
        if (!range.holds(value)) {
          throw refused(
              row,
              "pixels from %s to %s, as .range says".formatted(range.low(), range.high()),
              value,
              "State the range that the pixels are in.");
        }
        pixels[i] = range.share(value);
      } else {
        pixels[i] = (float) value;
        if (!Float.isFinite(pixels[i])) {
          throw refused(row, "finite pixels", value, "Replace missing pixels, for example by 0.");
        }
      }
    }
    return pixels;
  }

  private RefusedException refused(int row, String expected, double found, String remedy) {
    return new RefusedException(
        Problem.of(array.place(), expected, "%s in row %s".formatted(found, row), remedy));
  }
}
