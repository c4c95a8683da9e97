package io.github.foldwise.spark;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.training.StartWeights;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Images and weights that the driver has sent, each once, in parts that fit into arrays. What the
 * program has dropped, Spark drops, too.
 */
final class SentData {
  private static final int PART = 64 << 20; // bytes

  private final JavaSparkContext context;
  private final Map<Object, List<Broadcast<byte[]>>> sent = new WeakHashMap<>();

  SentData(JavaSparkContext context) {
    this.context = context;
  }

  /** How much of an executor's heap images take. */
  static long bytes(ImageData images) {
    return (long) images.rows() * rowBytes(images);
  }

  List<Broadcast<byte[]>> images(ImageData images) {
    return once(images, this::parts);
  }

  List<Broadcast<byte[]>> weights(StartWeights weights) {
    return once(
        weights,
        given -> {
          byte[] all = given.encoded();
          return IntStream.iterate(0, from -> from < all.length, from -> from + PART)
              .mapToObj(from -> Arrays.copyOfRange(all, from, Math.min(all.length, from + PART)));
        });
  }

  private synchronized <T> List<Broadcast<byte[]>> once(
      T given, Function<T, Stream<byte[]>> parts) {
    return sent.computeIfAbsent(
        given, unknown -> parts.apply(given).map(context::broadcast).toList());
  }

  /** First what describes them, then their pixels; each is made when it is sent. */
  private Stream<byte[]> parts(ImageData images) {
    int rowBytes = rowBytes(images);
    int rowsOfPart = Math.max(1, PART / rowBytes);
    return Stream.concat(
        Stream.of(ImageHeader.of(images, rowsOfPart).bytes()),
        IntStream.iterate(0, first -> first < images.rows(), first -> first + rowsOfPart)
            .mapToObj(first -> part(images, first, Math.min(rowsOfPart, images.rows() - first))));
  }

  private static byte[] part(ImageData images, int first, int rows) {
    int rowBytes = rowBytes(images);
    byte[] part = new byte[Math.multiplyExact(rows, rowBytes)];
    ByteBuffer floats = ByteBuffer.wrap(part);
    for (int row = 0; row < rows; row++) {
      if (images.isBytes()) {
        images.read(first + row, part, row * rowBytes);
      } else {
        floats.position(row * rowBytes);
        floats.asFloatBuffer().put(images.floats(first + row));
      }
    }
    return part;
  }

  private static int rowBytes(ImageData images) {
    return images.shape().size() * (images.isBytes() ? 1 : Float.BYTES);
  }
}
