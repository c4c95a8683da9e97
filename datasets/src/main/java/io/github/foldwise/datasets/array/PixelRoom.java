package io.github.foldwise.datasets.array;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.Pixels;
import io.github.foldwise.data.Shape;
import io.github.foldwise.datasets.store.HeapRows;
import io.github.foldwise.datasets.store.PixelStore;
import io.github.foldwise.datasets.store.RowWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Room for the pixels of arrays: on the heap if they are few, else in a store of the cache. */
public final class PixelRoom {
  /** Room for few pixels. */
  public static final PixelRoom HEAP =
      new PixelRoom(
          new DataLocations(Optional.empty(), Optional.empty(), Path.of("")), Long.MAX_VALUE);

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

  /** Whether so many images are held on the heap. */
  public boolean isOnHeap(int rows, Shape shape, boolean bytes) {
    return (long) rows * shape.size() * (bytes ? 1 : Float.BYTES) <= few;
  }

  /**
   * The pixels of images, filled now if they are not there yet.
   *
   * @param title of the images, for people
   * @param origin all that decides about them
   */
  public Pixels pixels(
      String title,
      String origin,
      int rows,
      Shape shape,
      boolean bytes,
      Consumer<RowWriter> filler) {
    if (isOnHeap(rows, shape, bytes)) {
      HeapRows pixels = new HeapRows(rows);
      pixels.begin(shape, bytes);
      filler.accept(pixels);
      return pixels;
    }
    return PixelStore.in(locations)
        .open(
            title,
            origin,
            rows,
            writer -> {
              writer.begin(shape, bytes);
              filler.accept(writer);
            });
  }
}
