package io.github.foldwise.datasets.array;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an {@code .npy} file begins with, in versions 1 to 3: a magic string, the length of a text,
 * and the text, a Python dictionary of type, order and sizes.
 *
 * @param bytes of the header, after which the values begin
 */
record NpyHeader(
    long bytes, NumberType type, ByteOrder order, boolean firstFastest, List<Long> sizes) {
  private static final byte[] MAGIC = "\u0093NUMPY".getBytes(ISO_8859_1);
  private static final int LONGEST_TEXT = 1 << 16; // NumPy itself reads 10,000 characters
  private static final int MOST_DIMENSIONS = 64; // as NumPy 2

  private static final Map<String, NumberType> TYPES =
      Map.ofEntries(
          Map.entry("b1", NumberType.BOOL),
          Map.entry("u1", NumberType.UINT8),
          Map.entry("i1", NumberType.INT8),
          Map.entry("u2", NumberType.UINT16),
          Map.entry("i2", NumberType.INT16),
          Map.entry("u4", NumberType.UINT32),
          Map.entry("i4", NumberType.INT32),
          Map.entry("u8", NumberType.UINT64),
          Map.entry("i8", NumberType.INT64),
          Map.entry("f2", NumberType.FLOAT16),
          Map.entry("f4", NumberType.FLOAT32),
          Map.entry("f8", NumberType.FLOAT64));

  private static final Pattern TYPE = entry("descr", "'([^']*)'|\\[.*?\\](?=\\s*,)");
  private static final Pattern ORDER = entry("fortran_order", "(True|False)");
  private static final Pattern SIZES = entry("shape", "\\(([0-9L, ]*)\\)");

  private static Pattern entry(String key, String value) {
    return Pattern.compile("'" + key + "'\\s*:\\s*(?:" + value + ")\\s*,?", Pattern.DOTALL);
  }

  /** Reads a header; refused if it is none, or of an array that holds no numbers. */
  static NpyHeader read(String place, InputStream in) throws IOException {
    byte[] begin = in.readNBytes(MAGIC.length + 2);
    if (begin.length < MAGIC.length + 2
        || !Arrays.equals(begin, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw refused(place, begin.length == 0 ? "an empty one" : "a file that begins otherwise");
    }
    int version = begin[MAGIC.length];
    if (version < 1 || version > 3) {
      throw refused(place, "version " + Byte.toUnsignedInt(begin[MAGIC.length]));
    }
    byte[] length = in.readNBytes(version == 1 ? 2 : 4);
    long announced = 0;
    for (int i = length.length - 1; i >= 0; i--) {
      announced = announced << 8 | Byte.toUnsignedInt(length[i]);
    }
    if (announced > LONGEST_TEXT) {
      throw refused(place, "a header of %s bytes".formatted(announced));
    }
    byte[] text = in.readNBytes((int) announced);
    if (length.length < (version == 1 ? 2 : 4) || text.length < announced) {
      throw refused(place, "one that ends in its header");
    }
    return parsed(
        place, begin.length + length.length + announced, new String(text, ISO_8859_1).strip());
  }

  private static NpyHeader parsed(String place, long bytes, String written) {
    String text = written.replace('"', '\'');
    Matcher type = TYPE.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher sizes = SIZES.matcher(text);
    boolean whole = type.find() && order.find() && sizes.find();
    String rest =
        whole
            ? text.replace(type.group(), "").replace(order.group(), "").replace(sizes.group(), "")
            : "";
    if (!rest.replaceAll("\\s", "").equals("{}")) {
      throw refused(place, "the header " + shortened(written));
    }
    String described = type.group(1) == null ? "a structure" : type.group(1);
    NumberType number = TYPES.get(described.replaceFirst("^[<>|=]", ""));
    if (number == null) {
      throw unfit(place, described);
    }
    return new NpyHeader(
        bytes,
        number,
        described.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        order.group(1).equals("True"),
        sizes(place, sizes.group(1)));
  }

  private static List<Long> sizes(String place, String text) {
    try {
      List<Long> sizes =
          Stream.of(text.split(",", -1))
              .map(String::strip)
              .filter(size -> !size.isEmpty())
              .map(size -> Long.valueOf(size.replaceFirst("L$", ""))) // as Python 2 wrote them
              .toList();
      if (sizes.size() <= MOST_DIMENSIONS) {
        return sizes;
      }
    } catch (NumberFormatException e) {
      // no size of an array is that large
    }
    throw refused(place, "the shape (%s)".formatted(shortened(text)));
  }

  private static RefusedException unfit(String place, String described) {
    boolean pickled = described.endsWith("O");
    return new RefusedException(
        Problem.of(
            place,
            "numbers: bool, int8 to uint64 or float16 to float64",
            pickled
                ? "Python objects (dtype '%s'), which only running foreign code could read"
                    .formatted(described)
                : "dtype '%s'".formatted(shortened(described)),
            pickled
                ? "Save an array of numbers: all images of one size, as numpy.stack gives them."
                : "Save the array with array.astype, for example as 'uint8'."));
  }

  private static RefusedException refused(String place, String found) {
    return new RefusedException(
        Problem.of(
            place,
            "an .npy file of NumPy, version 1 to 3",
            found,
            "Save the array again, with numpy.save or numpy.savez."));
  }

  private static String shortened(String text) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }

  /** The array that begins so. */
  StoredArray array(String place, StoredArray.Values values) {
    return new StoredArray(place, type, order, sizes, firstFastest, values);
  }

  /** A stream of the values of a file, which begins with this header. */
  static InputStream values(String place, InputStream file) throws IOException {
    NpyHeader.read(place, file);
    return file;
  }
}
