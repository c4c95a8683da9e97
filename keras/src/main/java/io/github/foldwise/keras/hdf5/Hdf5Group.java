package io.github.foldwise.keras.hdf5;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A group to write. Groups come into being with their first data set: none is empty, for Keras
 * needs no empty groups.
 */
public final class Hdf5Group {
  private final Map<String, Object> children = new TreeMap<>();

  /** A group without contents, such as the root. */
  public Hdf5Group() {}

  /** Adds float32 values at a path such as {@code layers/conv2d/vars/0}, row-major. */
  public void put(String path, float[] values, List<Integer> dims) {
    put(path, new Hdf5Data(new Hdf5Data.Floats(FloatBuffer.wrap(values)), dims));
  }

  /** Adds a tensor whose values are all {@code value}; it takes no room in the file. */
  public void put(String path, float value, List<Integer> dims) {
    put(path, new Hdf5Data(new Hdf5Data.Filled(value), dims));
  }

  /** Adds one int64. */
  public void put(String path, long value) {
    put(path, new Hdf5Data(new Hdf5Data.Whole(value), List.of()));
  }

  private void put(String path, Hdf5Data data) {
    int slash = path.indexOf('/');
    if (slash < 0) {
      children.put(path, data);
    } else {
      ((Hdf5Group) children.computeIfAbsent(path.substring(0, slash), name -> new Hdf5Group()))
          .put(path.substring(slash + 1), data);
    }
  }

  /** Groups and data sets by name, in the order of their names. */
  Map<String, Object> children() {
    return children;
  }
}
