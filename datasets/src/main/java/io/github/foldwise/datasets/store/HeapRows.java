package io.github.foldwise.datasets.store;

import io.github.foldwise.data.Pixels;
import io.github.foldwise.data.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Decoded images on the heap: few ones, which need no file. */
public final class HeapRows implements RowWriter, DecodedPixels {
  private final byte[][] bytes; // of each row, gray or coloured; null if it is not there
  private final float[][] floats;
  private final SortedMap<Integer, String> skipped = new TreeMap<>();
  private final Map<String, String> notes = new LinkedHashMap<>();
  private Shape shape = Shape.image(1, 1, 1);
  private volatile int size = 1; // of that shape
  private boolean ofBytes = true;

  /** Room for so many rows. */
  public HeapRows(int rows) {
    this.bytes = new byte[rows][];
    this.floats = new float[rows][];
  }

  @Override
  public int rows() {
    return bytes.length;
  }

  @Override
  public synchronized void begin(Shape first, boolean areBytes) {
    shape = first;
    size = first.size();
    ofBytes = areBytes;
  }

  @Override
  public synchronized boolean has(int row) {
    return bytes[row] != null || floats[row] != null || skipped.containsKey(row);
  }

  @Override
  public synchronized void put(int row, byte[] pixels) {
    bytes[row] = pixels;
    widen(pixels.length);
  }

  @Override
  public synchronized void put(int row, float[] pixels) {
    floats[row] = pixels;
    widen(pixels.length);
  }

  private void widen(int values) {
    if (values > size) {
      shape = Shape.image(shape.height(), shape.width(), 3);
      size = shape.size();
    }
  }

  @Override
  public synchronized void skip(int row, String why) {
    skipped.put(row, why);
  }

  @Override
  public synchronized void note(String name, String text) {
    notes.put(name, text);
  }

  @Override
  public synchronized Shape shape() {
    return shape;
  }

  @Override
  public synchronized SortedMap<Integer, String> skipped() {
    return Collections.unmodifiableSortedMap(skipped);
  }

  @Override
  public synchronized Map<String, String> notes() {
    return Collections.unmodifiableMap(notes);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean areBytes() {
    return ofBytes;
  }

  @Override
  public void read(int row, byte[] into, int at) {
    byte[] pixels = bytes[row];
    int times = size / pixels.length;
    if (times == 1) {
      System.arraycopy(pixels, 0, into, at, pixels.length);
      return;
    }
    for (int i = 0; i < pixels.length; i++) {
      Arrays.fill(into, at + i * times, at + (i + 1) * times, pixels[i]);
    }
  }

  @Override
  public void read(int row, float[] into, int at) {
    float[] pixels = floats[row];
    int times = size / pixels.length;
    if (times == 1) {
      System.arraycopy(pixels, 0, into, at, pixels.length);
      return;
    }
    for (int i = 0; i < pixels.length; i++) {
      Arrays.fill(into, at + i * times, at + (i + 1) * times, pixels[i]);
    }
  }

  @Override
  public Pixels only(int... chosen) {
    return Arrays.equals(chosen, IntStream.range(0, rows()).toArray())
        ? this
        : DecodedPixels.super.only(chosen);
  }
}
