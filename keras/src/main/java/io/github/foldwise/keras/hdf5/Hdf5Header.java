package io.github.foldwise.keras.hdf5;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An object header of version 2: a signature, messages and a checksum. Section numbers are those of
 * the HDF5 file format specification 3.0.
 */
final class Hdf5Header {
  private static final int BEGINNING = 10; // signature, version, flags, size: IV.A.1.b
  private static final int CHECKSUM = 4;
  private static final int MESSAGE = 4; // type, size, flags

  private final ByteBuffer bytes;

  /** A header for messages of this many bytes, their own heads included. */
  Hdf5Header(int messages) {
    bytes = littleEndian(size(messages));
    bytes.put("OHDR".getBytes(US_ASCII)).put((byte) 2).put((byte) 2).putInt(messages);
  }

  static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** All bytes of a buffer, wherever it stands. */
  static byte[] content(ByteBuffer buffer) {
    byte[] content = new byte[buffer.capacity()];
    buffer.duplicate().rewind().get(content);
    return content;
  }

  /** All bytes of a buffer in which four are left: for the hash of those before. */
  static byte[] withHash(ByteBuffer buffer) {
    return content(buffer.putInt(Lookup3.hash(content(buffer), buffer.position())));
  }

  /** Bytes of a header. */
  static int size(int messages) {
    return BEGINNING + messages + CHECKSUM;
  }

  /** Bytes of one message. */
  static int message(int body) {
    return MESSAGE + body;
  }

  void add(Hdf5Message type, ByteBuffer body) {
    bytes.put((byte) type.number).putShort((short) body.capacity()).put((byte) 0);
    bytes.put(content(body));
  }

  byte[] sealed() {
    return withHash(bytes);
  }

  /** Types of messages: IV.A.2. */
  enum Hdf5Message {
    DATASPACE(0x01),
    LINK_INFO(0x02),
    DATATYPE(0x03),
    FILL_VALUE(0x05),
    LINK(0x06),
    LAYOUT(0x08),
    GROUP_INFO(0x0a);

    private final int number;

    Hdf5Message(int number) {
      this.number = number;
    }
  }
}
