package io.github.foldwise.datasets.store;

import io.github.foldwise.data.Pixels;
import io.github.foldwise.data.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Pixels in a file, which is mapped into memory: the system reads what is used, and drops it when
 * memory runs short.
 *
 * <p>The file: row after row, floats in little-endian order; then what is known about them; then
 * the length of the rows, a checksum of it and of what is known, and a magic number, 8 bytes each.
 */
public final class StoredPixels implements DecodedPixels {
  private static final long MAGIC = 0x666f6c6470697802L; // foldpix, version 2
  private static final int ENDING = 3 * Long.BYTES;
  private static final long SEGMENT = 1 << 30; // bytes, for a buffer has at most 2³¹ − 1

  private final Path file;
  private final Form form;
  private final int rows;
  private final Filled filled;
  private final int perSegment; // rows
  private final ByteBuffer[] segments;
  private final FloatBuffer[] floats; // the same memory

  private StoredPixels(Path file, FileChannel channel, Form form, int rows, Filled filled)
      throws IOException {
    this.file = file;
    this.form = form;
    this.rows = rows;
    this.filled = filled;
    this.perSegment = (int) Math.min(Math.max(1, SEGMENT / form.rowBytes()), Math.max(1, rows));
    this.segments = new ByteBuffer[(int) (((long) rows + perSegment - 1) / perSegment)];
    for (int i = 0; i < segments.length; i++) {
      long first = (long) i * perSegment;
      long bytes = Math.min(perSegment, rows - first) * form.rowBytes();
      segments[i] =
          channel
              .map(MapMode.READ_ONLY, first * form.rowBytes(), bytes)
              .order(ByteOrder.LITTLE_ENDIAN);
    }
    this.floats =
        form.bytes()
            ? new FloatBuffer[0]
            : Arrays.stream(segments).map(ByteBuffer::asFloatBuffer).toArray(FloatBuffer[]::new);
  }

  /** The whole store in a file; empty if there is none, or a damaged one. */
  static Optional<StoredPixels> open(Path file) throws IOException {
    if (!file.toFile().isFile()) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long end = channel.size() - ENDING;
      if (end < 0) {
        return Optional.empty();
      }
      ByteBuffer ending = read(channel, ByteBuffer.allocate(ENDING), end);
      long pixels = ending.getLong();
      long sum = ending.getLong();
      boolean whole = ending.getLong() == MAGIC && pixels >= 0 && pixels <= end;
      if (!whole || end - pixels > Integer.MAX_VALUE - 8) {
        return Optional.empty();
      }
      byte[] facts = read(channel, ByteBuffer.allocate((int) (end - pixels)), pixels).array();
      if (sum != sum(pixels, facts)) {
        return Optional.empty();
      }
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(facts));
      Form form = Form.read(in);
      return Optional.of(new StoredPixels(file, channel, form, in.readInt(), Filled.read(in)));
    }
  }

  /** Makes a file of rows a whole store. */
  static void finish(FileChannel channel, Form form, int rows, Filled filled) throws IOException {
    ByteArrayOutputStream facts = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(facts);
    form.write(out);
    out.writeInt(rows);
    filled.write(out);
    long pixels = rows * form.rowBytes();
    long sum = sum(pixels, facts.toByteArray());
    out.writeLong(pixels);
    out.writeLong(sum);
    out.writeLong(MAGIC);
    channel.truncate(pixels);
    StoreFolder.write(channel, ByteBuffer.wrap(facts.toByteArray()), pixels);
    channel.force(true);
  }

  private static long sum(long pixels, byte[] facts) {
    CRC32 sum = new CRC32();
    sum.update(ByteBuffer.allocate(Long.BYTES).putLong(pixels).flip());
    sum.update(facts);
    return sum.getValue();
  }

  static ByteBuffer read(FileChannel channel, ByteBuffer into, long from) throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into, from + into.position()) < 0) {
        throw new IOException("the file became shorter");
      }
    }
    return into.flip();
  }

  @Override
  public Shape shape() {
    return form.shape();
  }

  @Override
  public SortedMap<Integer, String> skipped() {
    return filled.skipped();
  }

  @Override
  public Map<String, String> notes() {
    return filled.notes();
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int size() {
    return form.shape().size();
  }

  @Override
  public boolean areBytes() {
    return form.bytes();
  }

  @Override
  public void read(int row, byte[] into, int at) {
    if (!form.bytes()) {
      throw new IllegalStateException("the pixels are floats");
    }
    segments[row / perSegment].get(row % perSegment * size(), into, at, size());
  }

  @Override
  public void read(int row, float[] into, int at) {
    if (form.bytes()) {
      throw new IllegalStateException("the pixels are bytes");
    }
    floats[row / perSegment].get(row % perSegment * size(), into, at, size());
  }

  @Override
  public Pixels only(int... chosen) {
    return Arrays.equals(chosen, IntStream.range(0, rows).toArray())
        ? this
        : DecodedPixels.super.only(chosen);
  }

  @Override
  public String hash(String name, Supplier<String> computed) {
    return new KeptHashes(StoreFolder.hashes(file)).hash(name, computed);
  }
}
