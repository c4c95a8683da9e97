package io.github.foldwise.keras.hdf5;

import static io.github.foldwise.keras.hdf5.Hdf5Header.content;
import static io.github.foldwise.keras.hdf5.Hdf5Header.littleEndian;
import static io.github.foldwise.keras.hdf5.Hdf5Header.message;
import static io.github.foldwise.keras.hdf5.Hdf5Header.withHash;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.keras.hdf5.Hdf5Header.Hdf5Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.IdentityHashMap;

/**
 * Writes groups and data sets as an HDF5 file: superblock 2, links in the headers of groups, values
 * little-endian in one piece right behind the header of their data set. Nothing depends on the
 * machine or the time.
 */
public final class Hdf5Writer {
  private static final int SUPERBLOCK = 48;
  private static final String SIGNATURE = "\u0089HDF\r\n\u001a\n";
  private static final long UNDEFINED = -1;
  private static final int LINK_INFO = 18;
  private static final int GROUP_INFO = 2;
  private static final int LINK = 4 + 8; // and the name
  private static final int DATATYPE_FLOAT = 20;
  private static final int DATATYPE_WHOLE = 12;
  private static final int LAYOUT = 18;

  private final Hdf5Group root;
  private final IdentityHashMap<Object, Long> addresses = new IdentityHashMap<>();
  private final long size;

  /** Lays the file out. */
  public Hdf5Writer(Hdf5Group root) {
    this.root = root;
    this.size = place(root, SUPERBLOCK);
  }

  /** Bytes of the whole file. */
  public long size() {
    return size;
  }

  /** Writes the whole file. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(superblock());
    write(root, out);
  }

  /** Gives everything in the group its address; returns the next free one. */
  private long place(Object part, long address) {
    addresses.put(part, address);
    if (part instanceof Hdf5Data data) {
      return address + headerSize(data) + data.stored();
    }
    Hdf5Group group = (Hdf5Group) part;
    long next = address + headerSize(group);
    for (Object child : group.children().values()) {
      next = place(child, next);
    }
    return next;
  }

  /** Section II.A. */
  private byte[] superblock() {
    ByteBuffer bytes = littleEndian(SUPERBLOCK);
    bytes.put(SIGNATURE.getBytes(ISO_8859_1));
    bytes.put((byte) 2); // version
    bytes.put((byte) 8).put((byte) 8).put((byte) 0); // bytes of an offset, of a length; flags
    bytes.putLong(0).putLong(UNDEFINED).putLong(size).putLong(SUPERBLOCK);
    return withHash(bytes);
  }

  private void write(Object part, OutputStream out) throws IOException {
    if (part instanceof Hdf5Data data) {
      out.write(header(data));
      writeValues(data, out);
      return;
    }
    Hdf5Group group = (Hdf5Group) part;
    out.write(header(group));
    for (Object child : group.children().values()) {
      write(child, out);
    }
  }

  private static int headerSize(Hdf5Group group) {
    return Hdf5Header.size(messagesSize(group));
  }

  private static int messagesSize(Hdf5Group group) {
    int links =
        group.children().keySet().stream()
            .mapToInt(name -> message(LINK + name.getBytes(UTF_8).length))
            .sum();
    return message(LINK_INFO) + message(GROUP_INFO) + links;
  }

  private byte[] header(Hdf5Group group) {
    Hdf5Header header = new Hdf5Header(messagesSize(group));
    header.add(
        Hdf5Message.LINK_INFO,
        littleEndian(LINK_INFO).putShort((short) 0).putLong(UNDEFINED).putLong(UNDEFINED));
    header.add(Hdf5Message.GROUP_INFO, littleEndian(GROUP_INFO));
    group.children().forEach((name, child) -> header.add(Hdf5Message.LINK, link(name, child)));
    return header.sealed();
  }

  /** A hard link whose name, in UTF-8, has less than 256 bytes: IV.A.2.g. */
  private ByteBuffer link(String name, Object child) {
    byte[] bytes = name.getBytes(UTF_8);
    return littleEndian(LINK + bytes.length)
        .put((byte) 1) // version
        .put((byte) 0x10) // flags: a field for the character set
        .put((byte) 1) // UTF-8
        .put((byte) bytes.length)
        .put(bytes)
        .putLong(addresses.get(child));
  }

  private static int headerSize(Hdf5Data data) {
    return Hdf5Header.size(messagesSize(data));
  }

  private static int messagesSize(Hdf5Data data) {
    return message(dataspaceSize(data))
        + message(datatypeSize(data))
        + message(fillSize(data))
        + message(LAYOUT);
  }

  private byte[] header(Hdf5Data data) {
    Hdf5Header header = new Hdf5Header(messagesSize(data));
    header.add(Hdf5Message.DATASPACE, dataspace(data));
    header.add(Hdf5Message.DATATYPE, datatype(data));
    header.add(Hdf5Message.FILL_VALUE, fill(data));
    header.add(Hdf5Message.LAYOUT, layout(data));
    return header.sealed();
  }

  private static int dataspaceSize(Hdf5Data data) {
    return 4 + 8 * data.dims().size();
  }

  /** IV.A.2.b. */
  private static ByteBuffer dataspace(Hdf5Data data) {
    boolean isScalar = data.dims().isEmpty();
    ByteBuffer bytes = littleEndian(dataspaceSize(data));
    bytes.put((byte) 2).put((byte) data.dims().size()).put((byte) 0).put((byte) (isScalar ? 0 : 1));
    data.dims().forEach(length -> bytes.putLong(length));
    return bytes;
  }

  private static int datatypeSize(Hdf5Data data) {
    return data.isWhole() ? DATATYPE_WHOLE : DATATYPE_FLOAT;
  }

  /** IV.A.2.d: IEEE 754 float32 or a signed int64, both little-endian. */
  private static ByteBuffer datatype(Hdf5Data data) {
    ByteBuffer bytes = littleEndian(datatypeSize(data));
    if (data.isWhole()) {
      bytes.put((byte) 0x10).put((byte) 8).putShort((short) 0).putInt(Long.BYTES);
      return bytes.putShort((short) 0).putShort((short) 64); // first bit, number of bits
    }
    bytes.put((byte) 0x11).put((byte) 0x20).put((byte) 31).put((byte) 0).putInt(Float.BYTES);
    bytes.putShort((short) 0).putShort((short) 32); // first bit, number of bits
    bytes.put((byte) 23).put((byte) 8).put((byte) 0).put((byte) 23); // exponent, mantissa
    return bytes.putInt(127); // bias of the exponent
  }

  private static int fillSize(Hdf5Data data) {
    return data.values() instanceof Hdf5Data.Filled ? 2 + 4 + Float.BYTES : 2;
  }

  /** IV.A.2.f, with late allocation if there is a fill value. */
  private static ByteBuffer fill(Hdf5Data data) {
    ByteBuffer bytes = littleEndian(fillSize(data)).put((byte) 3);
    return data.values() instanceof Hdf5Data.Filled filled
        ? bytes.put((byte) 0x2a).putInt(Float.BYTES).putFloat(filled.value())
        : bytes.put((byte) 0x0a);
  }

  /** Contiguous: IV.A.2.i. */
  private ByteBuffer layout(Hdf5Data data) {
    boolean isStored = data.stored() > 0;
    return littleEndian(LAYOUT)
        .put((byte) 3)
        .put((byte) 1)
        .putLong(isStored ? addresses.get(data) + headerSize(data) : UNDEFINED)
        .putLong(data.bytes());
  }

  private static void writeValues(Hdf5Data data, OutputStream out) throws IOException {
    if (data.values() instanceof Hdf5Data.Whole whole) {
      out.write(content(littleEndian(Long.BYTES).putLong(whole.value())));
    } else if (data.values() instanceof Hdf5Data.Floats floats) {
      write(floats.row(), out);
    }
  }

  private static void write(FloatBuffer row, OutputStream out) throws IOException {
    int most = 1 << 14;
    for (int from = 0; from < row.capacity(); from += most) {
      int count = Math.min(most, row.capacity() - from);
      ByteBuffer bytes = littleEndian(count * Float.BYTES);
      bytes.asFloatBuffer().put(row.slice(from, count));
      out.write(content(bytes));
    }
  }
}
