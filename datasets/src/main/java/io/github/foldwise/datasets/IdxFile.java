package io.github.foldwise.datasets;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.array.StoredArray;
import io.github.foldwise.datasets.files.FileFault;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One IDX file, gzipped or not: magic number, one big-endian size per dimension, then the values,
 * row-major. A file of many values is left on disk; memory grows with the bytes actually read.
 */
final class IdxFile {
  private static final long MANY = 256 << 20; // bytes
  private static final int MOST_RATIO = 1032; // of deflate

  private final Header header;
  private final StoredArray array;
  private final Optional<byte[]> values; // unless they are left on disk
  private String sha256; // null until first asked for

  private IdxFile(Header header, StoredArray array, Optional<byte[]> values) {
    this.header = header;
    this.array = array;
    this.values = values;
  }

  /** Reads a file; refused if it is not a whole IDX file of this kind. */
  static IdxFile read(Path file, IdxKind kind) {
    return read(file, kind, MANY);
  }

  /** Reads a file, which is left on disk if it has more bytes of values than these. */
  static IdxFile read(Path file, IdxKind kind, long many) {
    String place = file.toString();
    if (Files.isDirectory(file)) {
      throw unreadable(place, kind, "a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) { // reading a pipe may never end
      throw unreadable(place, kind, "a pipe or a device");
    }
    try (InputStream stored = Files.newInputStream(file)) {
      return new Reading(place, kind).read(stored, Optional.of(file), many);
    } catch (IOException e) {
      throw unreadable(place, kind, FileFault.of(e));
    }
  }

  /** Reads a stream, called {@code place} in messages; gzip is recognised by its first bytes. */
  static IdxFile read(String place, InputStream stored, IdxKind kind) throws IOException {
    return new Reading(place, kind).read(stored, Optional.empty(), Long.MAX_VALUE);
  }

  /** Reads one file. */
  private record Reading(String place, IdxKind kind) {

    IdxFile read(InputStream stored, Optional<Path> file, long many) throws IOException {
      try {
        InputStream in = unpacked(stored);
        Header header = header(in);
        if (file.isPresent() && header.bytes().compareTo(BigInteger.valueOf(many)) > 0) {
          return onDisk(file.get(), header, in);
        }
        byte[] values = values(in, header, file);
        return new IdxFile(
            header, header.array(place, new StoredArray.InMemory(values)), Optional.of(values));
      } catch (EOFException e) {
        throw damagedGzip(place, "one that breaks off");
      } catch (ZipException e) {
        throw damagedGzip(place, "a damaged one (" + e.getMessage() + ")");
      }
    }

    private Header header(InputStream in) throws IOException {
      byte[] first = in.readNBytes(Integer.BYTES);
      if (first.length < Integer.BYTES) {
        throw truncatedHeader(first.length, Integer.BYTES);
      }
      int magic = ByteBuffer.wrap(first).getInt();
      if (!kind.begins(magic)) {
        throw wrongMagic(magic);
      }
      int bytes = Integer.BYTES * IdxKind.dimensions(magic);
      byte[] rest = in.readNBytes(bytes);
      if (rest.length < bytes) {
        throw truncatedHeader(first.length + rest.length, first.length + bytes);
      }
      List<Long> sizes = new ArrayList<>();
      for (ByteBuffer left = ByteBuffer.wrap(rest); left.hasRemaining(); ) {
        sizes.add(Integer.toUnsignedLong(left.getInt()));
      }
      Header header = new Header(magic, sizes);
      if (sizes.contains(0L)) {
        throw new RefusedException(
            Problem.of(
                place,
                "at least one row, and no size of 0",
                "a header of " + header.words() + " " + kind.plural(),
                "Put a file that holds " + kind.plural() + " there."));
      }
      return header;
    }

    private RefusedException wrongMagic(int found) {
      String beginning = IdxKind.beginning(found);
      return new RefusedException(
          Problem.of(
              place,
              "an IDX file of " + kind.contents(),
              String.format(
                  Locale.ROOT,
                  "0x%08x, which begins %s",
                  found,
                  beginning.isEmpty() ? "no IDX file" : beginning),
              "Put an IDX file of %s there, gzipped or not.".formatted(kind.plural())));
    }

    private RefusedException truncatedHeader(int found, int expected) {
      return wrongLength(
          "a header of %s bytes".formatted(expected), count(found, "byte"), "truncated");
    }

    private byte[] values(InputStream in, Header header, Optional<Path> file) throws IOException {
      boolean fits = header.bytes().bitLength() < Integer.SIZE;
      byte[] values = fits ? values(in, header.bytes().intValueExact(), file) : new byte[0];
      long rest = in.transferTo(OutputStream.nullOutputStream()); // to the end: gzip's CRC too
      requireLength(header, values.length + rest);
      if (!fits) {
        throw new RefusedException(
            Problem.of(
                place,
                String.format(Locale.ROOT, "at most %,d bytes of values", Integer.MAX_VALUE),
                String.format(Locale.ROOT, "%,d bytes", header.bytes()),
                "Put it into a file of its own."));
      }
      return values;
    }

    /** So many values, or fewer if the stream ends; at once if a file can hold them. */
    private static byte[] values(InputStream in, int count, Optional<Path> file)
        throws IOException {
      if (file.isEmpty() || !canHold(file.get(), BigInteger.valueOf(count))) {
        return in.readNBytes(count);
      }
      byte[] values = new byte[count];
      int read = in.readNBytes(values, 0, count);
      return read == count ? values : Arrays.copyOf(values, read);
    }

    /** Whether a file, unpacked, may be so long. */
    private static boolean canHold(Path file, BigInteger bytes) throws IOException {
      BigInteger size = BigInteger.valueOf(Files.size(file));
      return bytes.compareTo(size.multiply(BigInteger.valueOf(MOST_RATIO))) <= 0;
    }

    /** Values that stay where they are; whether all are there is seen before memory is taken. */
    private IdxFile onDisk(Path file, Header header, InputStream in) throws IOException {
      if (!canHold(file, header.bytes())) {
        requireLength(header, in.transferTo(OutputStream.nullOutputStream()));
      }
      StoredArray.Values values =
          () -> {
            InputStream again = unpacked(Files.newInputStream(file));
            again.skipNBytes(header.length());
            return again;
          };
      return new IdxFile(header, header.array(place, values), Optional.empty());
    }

    private void requireLength(Header header, long values) {
      BigInteger found = BigInteger.valueOf(values);
      if (!found.equals(header.bytes())) {
        BigInteger length = BigInteger.valueOf(header.length());
        throw wrongLength(
            String.format(
                Locale.ROOT,
                "%,d bytes, as its header of %s %s says",
                header.bytes().add(length),
                header.words(),
                kind.plural()),
            String.format(Locale.ROOT, "%,d bytes", found.add(length)),
            found.compareTo(header.bytes()) < 0 ? "truncated" : "too long");
      }
    }

    private RefusedException wrongLength(String expected, String found, String verdict) {
      return new RefusedException(
          Problem.of(
              place,
              expected,
              found,
              "The file is %s: copy or download it again.".formatted(verdict)));
    }
  }

  private record Header(int magic, List<Long> sizes) {
    StoredArray array(String place, StoredArray.Values values) {
      return new StoredArray(
          place, IdxKind.type(magic), ByteOrder.BIG_ENDIAN, sizes, false, values);
    }

    BigInteger bytes() {
      return array("", InputStream::nullInputStream).bytes();
    }

    int length() {
      return Integer.BYTES * (1 + sizes.size());
    }

    ByteBuffer encoded() {
      ByteBuffer bytes = ByteBuffer.allocate(length()).putInt(magic);
      sizes.forEach(size -> bytes.putInt(size.intValue()));
      return bytes.flip();
    }

    String words() {
      return sizes.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }
  }

  private static InputStream unpacked(InputStream stored) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stored, 1 << 16);
    in.mark(2);
    boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzipped ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16)) : in;
  }

  /** The values, with their type and sizes. */
  StoredArray array() {
    return array;
  }

  /** SHA-256 of the unpacked file, header included; empty if it was left on disk. */
  synchronized String sha256() {
    if (sha256 == null) {
      MessageDigest digest = Fingerprint.sha256();
      digest.update(header.encoded());
      sha256 = values.map(all -> Fingerprint.hex(digest.digest(all))).orElse("");
    }
    return sha256;
  }

  private static RefusedException unreadable(String place, IdxKind kind, String found) {
    return new RefusedException(
        Problem.of(
            place,
            "an IDX file of " + kind.plural(),
            found,
            "Put the file there, readable for you, or name another place."));
  }

  private static RefusedException damagedGzip(String place, String found) {
    return new RefusedException(
        Problem.of(
            place,
            "a whole gzip stream",
            found,
            "The file is damaged: copy or download it again."));
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
