package io.github.foldwise.runtime.safetensors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.runtime.file.NewFile;
import io.github.foldwise.runtime.safetensors.HeaderText.WrongTextException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weights by name in a file that Python's {@code safetensors} reads and writes: the length of a
 * header, the header in JSON, and the values of each tensor, little-endian, one after the other.
 */
public final class SafetensorsFile {
  private static final int MOST_HEADER = 100_000_000; // bytes: the limit of safetensors itself
  private static final int ALIGNMENT = 8; // of the data, as Python's writer pads its header
  private static final int CHUNK = 1 << 16; // bytes; a multiple of each type's size

  private final Path file;
  private final Header header;
  private final Map<String, float[]> values; // of the tensors of floats

  private SafetensorsFile(Path file, Header header, Map<String, float[]> values) {
    this.file = file;
    this.header = header;
    this.values = values;
  }

  /**
   * Writes all weights in float32, all or nothing: the bytes that Python's {@code save_file} writes
   * of the same arrays.
   *
   * @throws RefusedException if the file cannot be written
   */
  public static void write(TrainedModel model, Path file) {
    requireNonNull(model, "model");
    requireNonNull(file, "file");
    Map<String, float[]> weights = new TreeMap<>(model.weights());
    Map<String, List<Integer>> shapes = new TreeMap<>();
    model.model().weights().forEach(weight -> shapes.put(weight.name(), weight.dims()));
    byte[] header = withLength(Header.text(shapes));
    new NewFile(file, "model.safetensors")
        .write(
            aside -> {
              OutputStream out = new BufferedOutputStream(NewFile.streamOf(aside), CHUNK);
              out.write(header);
              for (float[] each : weights.values()) {
                write(each, out);
              }
              out.flush();
            });
  }

  /**
   * Reads a file. Values of F16, BF16 and F64 become float32; those of F64 are rounded.
   *
   * @throws RefusedException if it is missing, truncated, or in any way not what safetensors writes
   */
  public static SafetensorsFile read(Path file) {
    requireNonNull(file, "file");
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), CHUNK))) {
      return read(file, in, Files.size(file));
    } catch (WrongTextException e) {
      throw new RefusedException(e.in(file));
    } catch (EOFException e) {
      throw refused(file, "as many bytes as when it was opened", "fewer");
    } catch (IOException e) {
      throw new RefusedException(
          Problem.of(
              file.toString(),
              "a file that can be read",
              NewFile.reason(e),
              "Name a file of safetensors."));
    }
  }

  /** What it holds, in the order of the data. */
  public List<StoredTensor> tensors() {
    return header.tensors().stream().map(TensorPlace::stored).toList();
  }

  /** Texts that its writer added, by name. */
  public Map<String, String> metadata() {
    return Map.copyOf(header.metadata());
  }

  /**
   * All tensors as weights, by name.
   *
   * @throws RefusedException if one holds no floats
   */
  public Map<String, float[]> weights() {
    RefusedException.throwIfAny(
        header.tensors().stream()
            .filter(tensor -> !tensor.type().isFloat())
            .map(tensor -> unfit(tensor.name(), "floats: F16, BF16, F32 or F64", tensor.stored()))
            .toList());
    Map<String, float[]> weights = new LinkedHashMap<>();
    values.forEach((name, each) -> weights.put(name, each.clone()));
    return weights;
  }

  /**
   * All weights of a model, by name, for {@link TrainedModel#withWeights}.
   *
   * @throws RefusedException if the file has others, or other shapes
   */
  public Map<String, float[]> weightsOf(CheckedModel model) {
    requireNonNull(model, "model");
    Map<String, StoredTensor> found = new LinkedHashMap<>();
    tensors().forEach(tensor -> found.put(tensor.name(), tensor));
    List<String> names = model.weights().stream().map(WeightSpec::name).toList();
    List<Problem> problems = new ArrayList<>();
    for (WeightSpec weight : model.weights()) {
      StoredTensor expected =
          new StoredTensor(
              weight.name(), "F32", weight.dims().stream().map(Integer::longValue).toList());
      StoredTensor tensor = found.get(weight.name());
      if (tensor == null) {
        problems.add(missing(expected));
      } else if (!tensor.shape().equals(expected.shape())) {
        problems.add(unfit(weight.name(), expected.contents(), tensor));
      }
    }
    found.keySet().stream()
        .filter(name -> !names.contains(name))
        .map(this::foreign)
        .forEach(problems::add);
    RefusedException.throwIfAny(problems);
    return weights();
  }

  private static SafetensorsFile read(Path file, DataInputStream in, long size)
      throws IOException, WrongTextException {
    if (size < Long.BYTES) {
      throw refused(file, "at least 8 bytes", String.valueOf(size));
    }
    long length = Long.reverseBytes(in.readLong());
    long most = Math.min(MOST_HEADER, size - Long.BYTES);
    if (length < 0 || length > most) {
      throw refused(
          file,
          "a header of at most %s bytes".formatted(most),
          "one of %s bytes".formatted(Long.toUnsignedString(length)));
    }
    byte[] text = new byte[(int) length];
    in.readFully(text);
    Header header = Header.read(decoded(file, text), size - Long.BYTES - length);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (TensorPlace tensor : header.tensors()) {
      if (tensor.type().isFloat()) {
        values.put(tensor.name(), values(file, tensor, in));
      } else {
        in.skipNBytes(tensor.to() - tensor.from());
      }
    }
    return new SafetensorsFile(file, header, values);
  }

  private static String decoded(Path file, byte[] text) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw refused(file, "a header in UTF-8", "other bytes");
    }
  }

  private static float[] values(Path file, TensorPlace tensor, DataInputStream in)
      throws IOException {
    long bytes = tensor.to() - tensor.from();
    int bytesOfOne = tensor.type().bits() / Byte.SIZE;
    if (bytes / bytesOfOne > Integer.MAX_VALUE - 8) {
      throw refused(file, "tensors of less than 2³¹ values", tensor.stored().toString());
    }
    float[] values = new float[(int) (bytes / bytesOfOne)];
    byte[] chunk = new byte[(int) Math.min(CHUNK, bytes)];
    for (int next = 0; next < values.length; ) {
      int length = (int) Math.min(chunk.length, (long) (values.length - next) * bytesOfOne);
      in.readFully(chunk, 0, length);
      ByteBuffer read = littleEndian(chunk).limit(length);
      while (read.hasRemaining()) {
        values[next++] = tensor.type().next(read);
      }
    }
    return values;
  }

  private static void write(float[] values, OutputStream out) throws IOException {
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      byte[] bytes = new byte[count * Float.BYTES];
      littleEndian(bytes).asFloatBuffer().put(values, from, count);
      out.write(bytes);
    }
  }

  /** A header in ASCII after its length, padded with spaces. */
  private static byte[] withLength(String header) {
    int padding = Math.floorMod(-header.length(), ALIGNMENT);
    byte[] bytes = new byte[Long.BYTES + header.length() + padding];
    littleEndian(bytes)
        .putLong(header.length() + padding)
        .put((header + " ".repeat(padding)).getBytes(US_ASCII));
    return bytes;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Problem missing(StoredTensor expected) {
    return Problem.of(
        "weight %s of %s".formatted(expected.name(), file),
        expected.contents(),
        "none",
        "Name a file with the weights of this model.");
  }

  private Problem foreign(String name) {
    return Problem.of(
        "weight %s of %s".formatted(name, file),
        "a weight of the model",
        "one that it does not have",
        "Leave it out, or give it the name that the model's summary shows.");
  }

  private Problem unfit(String name, String expected, StoredTensor found) {
    return Problem.of(
        "weight %s of %s".formatted(name, file),
        expected,
        found.contents(),
        "Write it again as such an array, in Keras's layout.");
  }

  private static RefusedException refused(Path file, String expected, String found) {
    return new RefusedException(
        Problem.of(file.toString(), expected, found, "Write the file again with safetensors."));
  }
}
