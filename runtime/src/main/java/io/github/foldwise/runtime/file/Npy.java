package io.github.foldwise.runtime.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.foldwise.layer.WeightSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A weight as NumPy's {@code .npy}, version 1.0: little-endian float32, row-major. */
final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64; // of the first value, as NumPy writes it

  private Npy() {}

  static byte[] bytes(WeightSpec weight, float[] values) {
    byte[] header = header(weight);
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.addExact(header.length, Math.multiplyExact(values.length, 4)))
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(header);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /** Reads no more than the weight has; empty if the bytes are not this weight. */
  static Optional<float[]> values(WeightSpec weight, InputStream in) throws IOException {
    byte[] header = header(weight);
    int length = Math.toIntExact(header.length + 4 * weight.size());
    byte[] bytes = in.readNBytes(length);
    if (bytes.length != length
        || in.read() >= 0
        || !Arrays.equals(bytes, 0, header.length, header, 0, header.length)) {
      return Optional.empty();
    }
    float[] values = new float[(int) weight.size()];
    ByteBuffer.wrap(bytes, header.length, bytes.length - header.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return Optional.of(values);
  }

  private static byte[] header(WeightSpec weight) {
    String sizes = weight.dims().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%s%s), }"
            .formatted(sizes, weight.dims().size() == 1 ? "," : "");
    int before = MAGIC.length + Short.BYTES;
    int whole = (before + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return ByteBuffer.allocate(whole)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) (whole - before))
        .put(text.getBytes(US_ASCII))
        .put(" ".repeat(whole - before - text.length() - 1).getBytes(US_ASCII))
        .put((byte) '\n')
        .array();
  }
}
