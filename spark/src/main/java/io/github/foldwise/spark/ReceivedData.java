package io.github.foldwise.spark;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.training.StartWeights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Images and weights that an executor has received, each decoded once, as long as memory lasts. */
final class ReceivedData {
  private final Map<Long, SoftReference<Object>> decoded = new HashMap<>();

  ImageData images(List<Broadcast<byte[]>> parts) {
    return once(ImageData.class, parts, ReceivedData::decodedImages);
  }

  StartWeights weights(List<Broadcast<byte[]>> parts) {
    return once(StartWeights.class, parts, ReceivedData::decodedWeights);
  }

  private synchronized <T> T once(
      Class<T> type, List<Broadcast<byte[]>> parts, Function<List<Broadcast<byte[]>>, T> decoding) {
    SoftReference<Object> known = decoded.get(parts.get(0).id());
    Object value = known == null ? null : known.get();
    if (value == null) {
      value = decoding.apply(parts);
      decoded.put(parts.get(0).id(), new SoftReference<>(value));
    }
    return type.cast(value);
  }

  private static ImageData decodedImages(List<Broadcast<byte[]>> parts) {
    byte[][] pixels = parts.stream().skip(1).map(Broadcast::value).toArray(byte[][]::new);
    return ImageHeader.read(parts.get(0).value()).images(pixels);
  }

  private static StartWeights decodedWeights(List<Broadcast<byte[]>> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(part -> all.writeBytes(part.value()));
    try {
      return StartWeights.decoded(all.toByteArray());
    } catch (IOException e) {
      throw new IllegalArgumentException("weights of another version", e);
    }
  }
}
