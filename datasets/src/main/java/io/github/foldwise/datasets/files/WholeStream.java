package io.github.foldwise.datasets.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.CRC32;

/** A stream that fails unless it holds as many bytes as announced, and of their checksum. */
final class WholeStream extends FilterInputStream {
  /** The checksum of formats that have none. */
  static final long NO_CHECKSUM = -1;

  private final long size;
  private final long checksum;
  private final CRC32 crc = new CRC32();
  private long read;

  WholeStream(InputStream in, long size, long checksum) {
    super(in);
    this.size = size;
    this.checksum = checksum;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    if (count < 0) {
      requireWhole();
      return count;
    }
    read += count;
    if (read > size) {
      throw new IOException(String.format(Locale.ROOT, "it has more than %,d bytes", size));
    }
    crc.update(bytes, offset, count);
    return count;
  }

  @Override
  public long skip(long wanted) throws IOException {
    return readNBytes((int) Math.min(wanted, 1 << 13)).length; // skipped bytes count, too
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void requireWhole() throws IOException {
    if (read < size) {
      throw new IOException(
          String.format(Locale.ROOT, "it breaks off after %,d of %,d bytes", read, size));
    }
    if (checksum != NO_CHECKSUM && checksum != crc.getValue()) {
      throw new IOException("its checksum is wrong");
    }
  }
}
