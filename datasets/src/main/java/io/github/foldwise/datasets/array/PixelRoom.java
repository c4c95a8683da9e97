package io.github.foldwise.datasets.array;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.Pixels;
import io.github.foldwise.data.Shape;

/** Room for the pixels of a set: on the heap if they are few. */
public final class PixelRoom {
  private final DataLocations locations;

  /** Room on the heap, or in the cache of these locations. */
  public PixelRoom(DataLocations locations) {
    this.locations = requireNonNull(locations, "locations");
  }

  /** Writes all images into it. */
  @FunctionalInterface
  public interface Filling {
    /** Puts each row once. */
    void fill(RowSink sink);
  }

  /** The pixels of images, filled now if they are not there yet. */
  public Pixels pixels(int rows, Shape shape, boolean bytes, Filling filling) {
    HeapRows pixels = new HeapRows(rows, shape.size(), bytes);
    filling.fill(pixels);
    return pixels;
  }
}
