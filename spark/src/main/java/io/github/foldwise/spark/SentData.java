package io.github.foldwise.spark;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.training.StartWeights;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
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

  List<Broadcast<byte[]>> images(ImageData images) {
    return once(images, this::parts);
  }

  List<Broadcast<byte[]>> weights(StartWeights weights) {
    return once(
        weights,
        given -> {
          byte[] all = given.encoded();
          List<byte[]> parts = new ArrayList<>();
          for (int from = 0; from < all.length; from += PART) {
            parts.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + PART)));
          }
          return parts;
        });
  }

  private synchronized <T> List<Broadcast<byte[]>> once(T given, Function<T, List<byte[]>> parts) {
    List<Broadcast<byte[]>> known = sent.get(given);
    if (known == null) {
      known = new ArrayList<>();
      for (byte[] part : parts.apply(given)) {
        known.add(context.broadcast(part));
      }
      sent.put(given, known);
    }
    return known;
  }

  /** First what describes them, then their pixels. */
  private List<byte[]> parts(ImageData images) {
    int pixels = images.shape().size();
    int rowBytes = images.isBytes() ? pixels : Float.BYTES * pixels;
    int rowsOfPart = Math.max(1, PART / rowBytes);
    List<byte[]> parts = new ArrayList<>();
    parts.add(ImageHeader.of(images, rowsOfPart).bytes());
    for (int first = 0; first < images.rows(); first += rowsOfPart) {
      int rows = Math.min(rowsOfPart, images.rows() - first);
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
      parts.add(part);
    }
    return parts;
  }
}
