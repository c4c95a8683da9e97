package io.github.foldwise.datasets.array;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.Pixels;
import io.github.foldwise.data.Shape;
import io.github.foldwise.datasets.store.PixelStore;
import io.github.foldwise.datasets.store.PixelWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Room for the pixels of arrays: on the heap if they are few, else in a store of the cache. */
public final class PixelRoom {
  /** Room for few pixels. */
  public static final PixelRoom HEAP =
      new PixelRoom(
          new DataLocations(Optional.empty(), Optional.empty(), Path.of("")),
          Integer.MAX_VALUE - 8);

  private static final long FEW = 64 << 20; // bytes: Fashion-MNIST has 47 MB

  private final DataLocations locations;
  private final long few; // bytes

  private PixelRoom(DataLocations locations, long few) {
    this.locations = requireNonNull(locations, "locations");
    this.few = few;
  }

  /** Room on the heap, or in the cache of these locations. */
  public static PixelRoom in(DataLocations locations) {
    return new PixelRoom(locations, FEW);
  }

  /** The same room, with at most so many bytes on the heap. */
  public PixelRoom few(long bytes) {
    return new PixelRoom(locations, bytes);
  }

  /** Writes all images into it. */
  @FunctionalInterface
  public interface Filling {
    /** Puts each row once. */
    void fill(RowSink sink);
  }

  /**
   * The pixels of images, filled now if they are not there yet.
   *
   * @param title of the images, for people
   * @param origin all that decides about them
   */
  public Pixels pixels(
      String title, String origin, int rows, Shape shape, boolean bytes, Filling filling) {
    if ((long) rows * shape.size() * (bytes ? 1 : Float.BYTES) <= few) {
      HeapRows pixels = new HeapRows(rows, shape.size(), bytes);
      filling.fill(pixels);
      return pixels;
    }
    return PixelStore.in(locations)
        .open(
            title,
            origin,
            rows,
            writer -> {
              writer.begin(shape, bytes);
              filling.fill(new StoreRows(writer));
            });
  }

  private record StoreRows(PixelWriter writer) implements RowSink {
    @Override
    public void put(int row, byte[] pixels) {
      if (!writer.has(row)) {
        writer.put(row, pixels);
      }
    }

    @Override
    public void put(int row, float[] pixels) {
      if (!writer.has(row)) {
        writer.put(row, pixels);
      }
    }
  }
}
