package io.github.foldwise.datasets;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.files.FileFault;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One IDX file of unsigned bytes, gzipped or not: magic number, one big-endian size per dimension,
 * then the values, row-major. Memory grows with the bytes actually read.
 */
final class IdxFile {
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8; // some VMs keep header words

  private final String place;
  private final int[] sizes;
  private final byte[] values;
  private final String sha256;

  private IdxFile(String place, int[] sizes, byte[] values, String sha256) {
    this.place = place;
    this.sizes = sizes;
    this.values = values;
    this.sha256 = sha256;
  }

  /** Reads a whole file; refused if it is not a whole IDX file of this kind. */
  static IdxFile read(Path file, IdxKind kind) {
    String place = file.toString();
    if (Files.isDirectory(file)) {
      throw unreadable(place, kind, "a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) { // reading a pipe may never end
      throw unreadable(place, kind, "a pipe or a device");
    }
    try (InputStream stored = Files.newInputStream(file)) {
      return read(place, stored, kind);
    } catch (IOException e) {
      throw unreadable(place, kind, FileFault.of(e));
    }
  }

  /** Reads a stream, called {@code place} in messages; gzip is recognised by its first bytes. */
  static IdxFile read(String place, InputStream stored, IdxKind kind) throws IOException {
    try {
      DigestInputStream in = new DigestInputStream(unpacked(stored), Fingerprint.sha256());
      int[] sizes = header(place, in, kind);
      byte[] values = values(place, in, kind, sizes);
      return new IdxFile(place, sizes, values, Fingerprint.hex(in.getMessageDigest().digest()));
    } catch (EOFException e) {
      throw damagedGzip(place, "one that breaks off");
    } catch (ZipException e) {
      throw damagedGzip(place, "a damaged one (" + e.getMessage() + ")");
    }
  }

  private static InputStream unpacked(InputStream stored) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stored, 1 << 16);
    in.mark(2);
    boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzipped ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16)) : in;
  }

  private static int[] header(String place, InputStream in, IdxKind kind) throws IOException {
    byte[] bytes = in.readNBytes(kind.headerBytes());
    if (bytes.length >= Integer.BYTES) {
      requireMagic(place, kind, ByteBuffer.wrap(bytes).getInt());
    }
    if (bytes.length < kind.headerBytes()) {
      throw wrongLength(
          place,
          "a header of %s bytes".formatted(kind.headerBytes()),
          count(bytes.length, "byte"),
          "truncated");
    }
    ByteBuffer header = ByteBuffer.wrap(bytes).position(Integer.BYTES);
    int[] sizes = new int[kind.dimensions()];
    header.asIntBuffer().get(sizes);
    requireSomething(place, kind, sizes);
    return sizes;
  }

  private static void requireMagic(String place, IdxKind kind, int found) {
    if (found != kind.magic()) {
      String beginning = IdxKind.beginning(found);
      throw new RefusedException(
          Problem.of(
              place,
              "%s, the magic number of IDX %s (%s)"
                  .formatted(hex(kind.magic()), kind.plural(), kind.contents()),
              "%s, which begins %s"
                  .formatted(hex(found), beginning.isEmpty() ? "no IDX file" : beginning),
              "Put an IDX file of %s there, gzipped or not.".formatted(kind.plural())));
    }
  }

  private static String hex(int magic) {
    return String.format(Locale.ROOT, "0x%08x", magic);
  }

  private static void requireSomething(String place, IdxKind kind, int[] sizes) {
    for (int size : sizes) {
      if (size == 0) {
        throw new RefusedException(
            Problem.of(
                place,
                "at least one row, and no size of 0",
                "a header of " + times(sizes) + " " + kind.plural(),
                "Put a file that holds " + kind.plural() + " there."));
      }
    }
  }

  private static byte[] values(String place, InputStream in, IdxKind kind, int[] sizes)
      throws IOException {
    BigInteger announced =
        Arrays.stream(sizes)
            .mapToObj(size -> BigInteger.valueOf(Integer.toUnsignedLong(size)))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    boolean fits = announced.compareTo(BigInteger.valueOf(LARGEST_ARRAY)) <= 0;
    byte[] values = fits ? in.readNBytes(announced.intValueExact()) : new byte[0];
    long rest = in.transferTo(OutputStream.nullOutputStream()); // to the end: checks gzip's CRC too
    BigInteger found = BigInteger.valueOf(values.length + rest);
    if (!found.equals(announced)) {
      BigInteger header = BigInteger.valueOf(kind.headerBytes());
      throw wrongLength(
          place,
          String.format(
              Locale.ROOT,
              "%,d bytes, as its header of %s %s says",
              announced.add(header),
              times(sizes),
              kind.plural()),
          String.format(Locale.ROOT, "%,d bytes", found.add(header)),
          found.compareTo(announced) < 0 ? "truncated" : "too long");
    }
    if (!fits) {
      throw new RefusedException(
          Problem.of(
              place,
              String.format(Locale.ROOT, "at most %,d values", LARGEST_ARRAY),
              String.format(Locale.ROOT, "%,d values", announced),
              "Keep fewer rows in one file."));
    }
    return values;
  }

  /** Its name in messages: the file's path. */
  String place() {
    return place;
  }

  int rows() {
    return sizes[0];
  }

  /** Size of a dimension; dimension 0 counts rows. */
  int size(int dimension) {
    return sizes[dimension];
  }

  /** The values themselves, not a copy: {@code ImageData} copies them. */
  byte[] values() {
    return values;
  }

  int[] numbers() {
    int[] numbers = new int[values.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Byte.toUnsignedInt(values[i]);
    }
    return numbers;
  }

  /** SHA-256 of the unpacked file, header included. */
  String sha256() {
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

  private static RefusedException wrongLength(
      String place, String expected, String found, String verdict) {
    return new RefusedException(
        Problem.of(
            place,
            expected,
            found,
            "The file is %s: copy or download it again.".formatted(verdict)));
  }

  private static String times(int[] sizes) {
    List<String> texts =
        Arrays.stream(sizes).mapToObj(Integer::toUnsignedString).toList(); // a header has no sign
    return String.join("×", texts);
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
