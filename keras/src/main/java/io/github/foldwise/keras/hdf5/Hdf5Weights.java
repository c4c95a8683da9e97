package io.github.foldwise.keras.hdf5;

import io.github.foldwise.data.Sizes;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The data sets of an HDF5 file in memory. It follows no links, which may lead to other files, and
 * reads no value before it knows that there are as many as expected.
 */
public final class Hdf5Weights implements AutoCloseable {
  private static final int MOST_CHUNK = 1 << 20; // values, in the chunks of a small data set

  private final HdfFile file;

  private Hdf5Weights(HdfFile file) {
    this.file = file;
  }

  /** Opens a file. */
  public static Hdf5Weights of(byte[] bytes) throws DamagedException {
    return new Hdf5Weights(guarded(() -> HdfFile.fromByteBuffer(ByteBuffer.wrap(bytes))));
  }

  /** The file is no HDF5 file, or its structure leads nowhere. */
  public static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
      super(message);
    }

    DamagedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Names in a group, in order; none if there is no such group. */
  public List<String> names(String path) throws DamagedException {
    return guarded(
        () ->
            node(path)
                .filter(Group.class::isInstance)
                .map(node -> List.copyOf(((Group) node).getChildren().keySet()))
                .orElse(List.of()));
  }

  /** Sizes of a data set; none if there is no such data set. */
  public Optional<List<Integer>> dims(String path) throws DamagedException {
    return guarded(
        () ->
            node(path)
                .filter(Dataset.class::isInstance)
                .map(node -> Arrays.stream(((Dataset) node).getDimensions()).boxed().toList()));
  }

  /** Values of a data set whose sizes are known to be modest, row-major, as float32. */
  public float[] values(String path) throws DamagedException {
    Object values = guarded(() -> flat((Dataset) node(path).orElseThrow()));
    if (values instanceof float[] floats) {
      return floats;
    }
    if (values instanceof double[] doubles) {
      float[] floats = new float[doubles.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) doubles[i];
      }
      return floats;
    }
    throw new DamagedException("values of type %s".formatted(kind(values)));
  }

  private static Object flat(Dataset data) {
    if (data instanceof ChunkedDataset chunked) {
      long chunk = Sizes.product(Arrays.stream(chunked.getChunkDimensions()).boxed().toList());
      if (chunk > Math.max(MOST_CHUNK, data.getSize())) {
        throw new IllegalArgumentException("a chunk larger than its data set");
      }
    }
    return data.getDataFlat();
  }

  /** The node at a path; none if a part of it is missing or a link. */
  private Optional<Node> node(String path) {
    Node node = file;
    for (String name : path.isEmpty() ? new String[0] : path.split("/", -1)) {
      if (!(node instanceof Group group)) {
        return Optional.empty();
      }
      node = group.getChildren().get(name);
      if (node == null) {
        return Optional.empty();
      }
      if (node.isLink()) {
        throw new IllegalArgumentException("a link, " + name);
      }
    }
    return Optional.of(node);
  }

  private static String kind(Object values) {
    return values == null ? "nothing" : values.getClass().getSimpleName();
  }

  /** jHDF reports damage by exceptions of many kinds; a circle of groups overflows its stack. */
  private static <T> T guarded(Supplier<T> read) throws DamagedException {
    try {
      return read.get();
    } catch (RuntimeException | StackOverflowError e) {
      throw new DamagedException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
