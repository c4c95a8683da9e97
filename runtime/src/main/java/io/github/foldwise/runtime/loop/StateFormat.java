package io.github.foldwise.runtime.loop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.layer.WeightSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A trial's state as bytes: a line with the format's version, the trial's name, all variables, the
 * best weights if any, and the CRC-32C of everything before it. Values are float32, row-major, in
 * the order of the model; all numbers are little-endian.
 */
final class StateFormat {
  private static final String VERSION = "foldwise state, format ";
  private static final int NEWEST = 1;
  private static final byte[] BEGINNING = (VERSION + NEWEST + "\n").getBytes(US_ASCII);
  private static final Pattern ANY_BEGINNING = Pattern.compile(VERSION + "([0-9]{1,9})\n");
  private static final int NAME = 32; // a SHA-256
  private static final int CHECKSUM = Integer.BYTES;
  private static final String REMEDY = "Begin the trial anew.";

  private final List<WeightSpec> variables;
  private final List<WeightSpec> weights;

  /** The format for these variables, all that training changes, and these weights, in order. */
  StateFormat(List<WeightSpec> variables, List<WeightSpec> weights) {
    this.variables = variables;
    this.weights = weights;
  }

  /** Writes a state under the name of the trial and its epochs so far. */
  byte[] bytes(byte[] name, TrialState state) {
    boolean hasBest = !state.bestWeights().isEmpty();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(length(hasBest))).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(BEGINNING).put(name);
    put(bytes, variables, state.variables());
    if (hasBest) {
      put(bytes, weights, state.bestWeights());
    }
    return bytes.putInt(checksum(bytes.array())).array();
  }

  /** Reads a state; refused if damaged, or of another trial, other epochs or another version. */
  TrialState read(byte[] name, byte[] state) {
    requireKnownVersion(state);
    if (state.length < BEGINNING.length + NAME + CHECKSUM
        || checksum(state)
            != ByteBuffer.wrap(state)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt(state.length - CHECKSUM)) {
      throw refuse("contents that match the checksum at its end", "others: it was damaged");
    }
    ByteBuffer bytes = ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(BEGINNING.length);
    byte[] found = new byte[NAME];
    bytes.get(found);
    boolean hasBest = state.length == length(true);
    if (!Arrays.equals(found, name) || !(hasBest || state.length == length(false))) {
      throw refuse(
          "a state of this trial after these epochs", "one of another trial or other epochs");
    }
    return new TrialState(take(bytes, variables), hasBest ? take(bytes, weights) : Map.of());
  }

  private long length(boolean hasBest) {
    return BEGINNING.length
        + NAME
        + Float.BYTES * (size(variables) + (hasBest ? size(weights) : 0))
        + CHECKSUM;
  }

  private static long size(List<WeightSpec> specs) {
    return specs.stream().mapToLong(WeightSpec::size).sum();
  }

  private static void put(ByteBuffer bytes, List<WeightSpec> specs, Map<String, float[]> values) {
    for (WeightSpec spec : specs) {
      float[] value = values.get(spec.name());
      bytes.asFloatBuffer().put(value);
      bytes.position(bytes.position() + Float.BYTES * value.length);
    }
  }

  private static Map<String, float[]> take(ByteBuffer bytes, List<WeightSpec> specs) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (WeightSpec spec : specs) {
      float[] value = new float[(int) spec.size()];
      bytes.asFloatBuffer().get(value);
      bytes.position(bytes.position() + Float.BYTES * value.length);
      values.put(spec.name(), value);
    }
    return values;
  }

  private static int checksum(byte[] state) {
    CRC32C crc = new CRC32C();
    crc.update(state, 0, state.length - CHECKSUM);
    return (int) crc.getValue();
  }

  /** The version comes first, so a newer state is recognised without reading the rest. */
  private static void requireKnownVersion(byte[] state) {
    String line = new String(state, 0, Math.min(state.length, 100), ISO_8859_1);
    Matcher beginning = ANY_BEGINNING.matcher(line);
    if (!beginning.lookingAt()) {
      throw refuse("a state that Foldwise wrote", "other bytes");
    }
    int number = Integer.parseInt(beginning.group(1));
    if (number != NEWEST) {
      throw refuse(
          "format " + NEWEST + ", the only one that this version of Foldwise reads",
          "format " + number);
    }
  }

  private static RefusedException refuse(String expected, String found) {
    return new RefusedException(Problem.of("checkpoint", expected, found, REMEDY));
  }
}
