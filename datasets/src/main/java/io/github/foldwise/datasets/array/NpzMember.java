package io.github.foldwise.datasets.array;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An {@code .npy} file in an {@code .npz} file, stored or deflated. */
final class NpzMember {
  private static final int MOST_RATIO = 1032; // of deflate

  private NpzMember() {}

  /** Its array; refused if the member cannot hold what the array's header says. */
  static StoredArray array(Path file, ZipFile zip, ZipEntry entry) throws IOException {
    String place = file + "/" + entry.getName();
    if (entry.getCompressedSize() > Files.size(file)
        || entry.getSize() > MOST_RATIO * entry.getCompressedSize()) {
      throw new ZipException("the sizes of " + entry.getName() + " cannot be");
    }
    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
      NpyHeader header = NpyHeader.read(place, in);
      String name = entry.getName();
      StoredArray array = header.array(place, () -> NpyHeader.values(place, open(file, name)));
      array.requireBytes(entry.getSize() - header.bytes());
      return array;
    }
  }

  private static InputStream open(Path file, String name) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    try {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new ZipException("it has changed: " + name + " is gone");
      }
      return new BufferedInputStream(
          new Checked(zip.getInputStream(entry), entry.getCrc(), zip), 1 << 16);
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  /** Compares the checksum at the end, which {@link ZipFile} does not. */
  private static final class Checked extends FilterInputStream {
    private final CRC32 sum = new CRC32();
    private final long expected;
    private final ZipFile zip;

    Checked(InputStream in, long expected, ZipFile zip) {
      super(in);
      this.expected = expected;
      this.zip = zip;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int read = super.read(into, at, length);
      if (read >= 0) {
        sum.update(into, at, read);
      } else if (sum.getValue() != expected) {
        throw new ZipException("its checksum is wrong");
      }
      return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
      return Math.max(0, read(new byte[(int) Math.min(bytes, 1 << 13)]));
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public void close() throws IOException {
      super.close();
      zip.close();
    }
  }
}
