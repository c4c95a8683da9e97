package io.github.foldwise.runtime.convolution;

import io.github.foldwise.data.Shape;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Feature maps cut into 2×2 tiles, T per image; the last may extend beyond the border.
 *
 * <p>In matrices of tiles, rows of zeros may follow the tiles of all images. Without them, equal
 * channels of two rows often lie a multiple of 4096 bytes apart, and a cache keeps only a few such
 * values: transforms take up to twice as long.
 */
final class Tiles {
  private static final int OUTSIDE = Integer.MIN_VALUE; // stays negative: no sum takes it

  private final Ops tf;
  private final Operand<TInt32> images; // (N) their numbers
  private final int height;
  private final int width;
  private final int down;
  private final int across;
  private final int spare;

  private Tiles(Ops tf, Operand<TInt32> images, int height, int width, int spare) {
    this.tf = tf;
    this.images = images;
    this.height = height;
    this.width = width;
    this.down = (height + 1) / 2;
    this.across = (width + 1) / 2;
    this.spare = spare;
  }

  /**
   * Tiles of maps of this height and width, one for each image of {@code batch}, (N, …).
   *
   * @param spare rows behind the tiles: 0, or 1 if what is dealt has a border of zeros
   */
  static Tiles of(Ops tf, Operand<TFloat32> batch, Shape maps, int spare) {
    Operand<TInt32> n = tf.gather(tf.shape(batch), tf.constant(0), tf.constant(0));
    return new Tiles(
        tf, tf.range(tf.constant(0), n, tf.constant(1)), maps.height(), maps.width(), spare);
  }

  /**
   * The {@code side}×{@code side} values of each tile and around it, starting {@code border} before
   * the tile.
   *
   * @param x (N, H, W, C)
   * @param maps (H, W, C)
   * @param border rows and columns of zeros before the first ones; as many as needed follow the
   *     last
   * @return (side², N·T + spare, C); without a border, the spare row is not 0
   */
  Operand<TFloat32> deal(Operand<TFloat32> x, Shape maps, int side, int border) {
    int rows = 2 * down + side - 2;
    int columns = 2 * across + side - 2;
    int[] offsets = new int[side * side * down * across];
    for (int i = 0; i < offsets.length; i++) {
      int cell = i / (down * across);
      int tile = i % (down * across);
      int row = 2 * (tile / across) + cell / side;
      int column = 2 * (tile % across) + cell % side;
      offsets[i] = row * columns + column;
    }
    Operand<TInt32> cells =
        tf.math.add(
            tf.reshape(
                tf.constant(offsets), tf.constant(new int[] {side * side, 1, down * across})),
            times(images, rows * columns, 1, -1, 1)); // (side², N, T)
    Operand<TFloat32> padded =
        padded(x, border, rows - border - maps.height(), columns - border - maps.width());
    return tf.gather(
        tf.reshape(padded, tf.constant(new int[] {-1, maps.channels()})),
        withSpare(cells, side * side, 0), // of the first border
        tf.constant(0));
  }

  /** The maps (N, height, width, C) from their tiles (4, N·T + spare, C). */
  Operand<TFloat32> collect(Operand<TFloat32> tiles, int channels) {
    int[] parts = new int[height * width];
    int[] places = new int[height * width];
    for (int i = 0; i < parts.length; i++) {
      int row = i / width;
      int column = i % width;
      parts[i] = row % 2 * 2 + column % 2;
      places[i] = row / 2 * across + column / 2;
    }
    Operand<TInt32> tilesOfAll =
        tf.math.add(tf.math.mul(tf.size(images), tf.constant(down * across)), tf.constant(spare));
    Operand<TInt32> cells =
        tf.math.add(
            tf.math.add(tf.math.mul(tf.constant(parts), tilesOfAll), tf.constant(places)),
            times(images, down * across, -1, 1)); // (N, height · width)
    Operand<TFloat32> rows =
        tf.gather(
            tf.reshape(tiles, tf.constant(new int[] {-1, channels})), flat(cells), tf.constant(0));
    return tf.reshape(rows, tf.constant(new int[] {-1, height, width, channels}));
  }

  /** The gradient of {@link #deal}, (N, H, W, C): sums over all tiles (side², N·T + spare, C). */
  Operand<TFloat32> add(Operand<TFloat32> tiles, Shape maps, int side, int border) {
    int[] cells = new int[side * side * down * across];
    for (int i = 0; i < cells.length; i++) {
      int cell = i / (down * across);
      int tile = i % (down * across);
      int row = 2 * (tile / across) + cell / side - border;
      int column = 2 * (tile % across) + cell % side - border;
      boolean inside = 0 <= row && row < maps.height() && 0 <= column && column < maps.width();
      cells[i] = inside ? row * maps.width() + column : OUTSIDE;
    }
    int size = maps.height() * maps.width();
    Operand<TInt32> places =
        tf.math.add(
            tf.reshape(tf.constant(cells), tf.constant(new int[] {side * side, 1, down * across})),
            times(images, size, 1, -1, 1)); // (side², N, T)
    Operand<TFloat32> sums =
        tf.math.unsortedSegmentSum(
            tf.reshape(tiles, tf.constant(new int[] {-1, maps.channels()})),
            withSpare(places, side * side, -1), // dropped
            tf.math.mul(tf.size(images), tf.constant(size)));
    return tf.reshape(
        sums, tf.constant(new int[] {-1, maps.height(), maps.width(), maps.channels()}));
  }

  private Operand<TFloat32> padded(Operand<TFloat32> x, int before, int below, int right) {
    return before + below + right == 0
        ? x
        : tf.pad(
            x,
            tf.constant(new int[][] {{0, 0}, {before, below}, {before, right}, {0, 0}}),
            tf.constant(0f));
  }

  /** Positions of (cells, N, T) and of the spare row, flat. */
  private Operand<TInt32> withSpare(Operand<TInt32> positions, int cells, int position) {
    return spare == 0
        ? flat(positions)
        : flat(
            tf.pad(
                tf.reshape(positions, tf.constant(new int[] {cells, -1})),
                tf.constant(new int[][] {{0, 0}, {0, spare}}),
                tf.constant(position)));
  }

  private Operand<TInt32> times(Operand<TInt32> values, int factor, int... shape) {
    return tf.reshape(tf.math.mul(values, tf.constant(factor)), tf.constant(shape));
  }

  private Operand<TInt32> flat(Operand<TInt32> values) {
    return tf.reshape(values, tf.constant(new int[] {-1}));
  }
}
