package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.canonical.Stated;
import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.NamePattern;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Weights of a model, by name, that another one starts from: {@code
 * adam(1e-4).startFrom(old.startWeights().except("dense_2"))}. Immutable. A text holds their hash
 * alone.
 */
@CheckReturnValue
@SuppressWarnings("exports") // Stated is for Foldwise's own modules
public final class StartWeights implements Stated<StartWeights.Statement> {
  private final Statement statement;
  private final Map<String, Tensor> tensors; // empty if only their hash is known

  private StartWeights(Statement statement, Map<String, Tensor> tensors) {
    this.statement = statement;
    this.tensors = tensors;
  }

  /**
   * Identifies the weights.
   *
   * @param weights number of tensors
   * @param sha256 of their names, shapes and values
   */
  public record Statement(int weights, String sha256) {
    public Statement {
      requireNonNull(sha256, "sha256");
    }
  }

  /** One weight: its values are not changed by anyone. */
  private static final class Tensor {
    private final List<Integer> dims;
    private final float[] values;

    Tensor(List<Integer> dims, float[] values) {
      this.dims = dims;
      this.values = values;
    }
  }

  /**
   * Weights of a model.
   *
   * @param values by name, row-major in Keras's layout; those of some weights may be missing
   * @throws RefusedException if a name is unknown or a number of values wrong
   */
  public static StartWeights of(CheckedModel model, Map<String, float[]> values) {
    requireNonNull(values, "values");
    List<String> names = model.weights().stream().map(WeightSpec::name).toList();
    RefusedException.throwIfAny(
        values.keySet().stream()
            .filter(name -> !names.contains(name))
            .map(name -> Suggestions.unknown("weight", name, names))
            .toList());
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (WeightSpec weight : model.weights()) {
      if (values.containsKey(weight.name())) {
        tensors.put(weight.name(), tensor(weight, values.get(weight.name())));
      }
    }
    return of(tensors);
  }

  /** Weights known by their hash only. */
  public static StartWeights of(Statement statement) {
    return new StartWeights(statement, Map.of());
  }

  private static StartWeights of(Map<String, Tensor> tensors) {
    return new StartWeights(new Statement(tensors.size(), hash(tensors)), tensors);
  }

  private static Tensor tensor(WeightSpec weight, float[] values) {
    requireNonNull(values, "the values of weight " + weight.name());
    if (values.length != weight.size()) {
      throw new RefusedException(
          Problem.of(
              "weight " + weight.name(),
              "%s values".formatted(weight.size()),
              String.valueOf(values.length),
              "Give all values, row-major in Keras's layout."));
    }
    return new Tensor(weight.dims(), values.clone());
  }

  /**
   * The same without some, such as those of a head for other classes.
   *
   * @param names of layers, {@code dense_2}, or of weights, {@code dense_2/bias}; {@code *} stands
   *     for any text
   * @throws RefusedException if a name fits none of them
   */
  public StartWeights except(String... names) {
    List<Predicate<String>> left = Arrays.stream(names).map(this::known).toList();
    Map<String, Tensor> kept = new LinkedHashMap<>(tensors);
    kept.keySet().removeIf(name -> left.stream().anyMatch(pattern -> pattern.test(name)));
    return of(kept);
  }

  private Predicate<String> known(String name) {
    requireNonNull(name, "the name of a weight");
    Predicate<String> fits = weight -> NamePattern.isOf(name, weight);
    if (tensors.keySet().stream().noneMatch(fits)) {
      throw new RefusedException(
          Suggestions.unknown(
              "layer of the start weights",
              name,
              tensors.keySet().stream().map(WeightMatch::layer).distinct().toList()));
    }
    return fits;
  }

  /**
   * Weights that {@link #encoded} wrote.
   *
   * @throws IOException if the bytes are others
   */
  public static StartWeights decoded(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      List<Integer> dims = new ArrayList<>();
      for (int axes = in.readInt(); axes > 0; axes--) {
        dims.add(in.readInt());
      }
      float[] values = new float[in.readInt()];
      ByteBuffer.wrap(in.readNBytes(Float.BYTES * values.length)).asFloatBuffer().get(values);
      tensors.put(name, new Tensor(dims, values));
    }
    return of(tensors);
  }

  /** Names, shapes and values, for another process of this version. */
  public byte[] encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeInt(tensors.size());
      for (Map.Entry<String, Tensor> weight : tensors.entrySet()) {
        Tensor tensor = weight.getValue();
        out.writeUTF(weight.getKey());
        out.writeInt(tensor.dims.size());
        for (int size : tensor.dims) {
          out.writeInt(size);
        }
        out.writeInt(tensor.values.length);
        ByteBuffer values = ByteBuffer.allocate(Float.BYTES * tensor.values.length);
        values.asFloatBuffer().put(tensor.values);
        out.write(values.array());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not in memory
    }
    return bytes.toByteArray();
  }

  @Override
  public Statement statement() {
    return statement;
  }

  /** Whether the values are here; not if they were read from the text of a training. */
  public boolean areGiven() {
    return !tensors.isEmpty() || statement.weights() == 0;
  }

  /** SHA-256 of names, shapes and values: 64 hexadecimal digits. */
  public String sha256() {
    return statement.sha256();
  }

  /** Names of the weights, in the order of their model. */
  public List<String> names() {
    return List.copyOf(tensors.keySet());
  }

  /** Sizes of one of the weights; empty if there is none of this name. */
  Optional<List<Integer>> dims(String name) {
    return Optional.ofNullable(tensors.get(name)).map(tensor -> tensor.dims);
  }

  /** Which of a model's weights begin with these values, and why others do not. */
  public WeightMatch match(CheckedModel model) {
    return WeightMatch.of(this, model);
  }

  /** Copies of the values of some of the weights. */
  Map<String, float[]> values(List<String> names) {
    Map<String, float[]> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(name, tensors.get(name).values.clone()));
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StartWeights weights && statement.equals(weights.statement);
  }

  @Override
  public int hashCode() {
    return statement.hashCode();
  }

  /** {@code 8 weights, sha256 0123456789ab}. */
  @Override
  public String toString() {
    String hash = statement.sha256();
    return "%s weights, sha256 %s"
        .formatted(statement.weights(), hash.substring(0, Math.min(12, hash.length())));
  }

  private static String hash(Map<String, Tensor> tensors) {
    MessageDigest digest = Fingerprint.sha256();
    tensors.forEach(
        (name, tensor) -> {
          digest.update((name + " " + tensor.dims + "\n").getBytes(StandardCharsets.UTF_8));
          ByteBuffer bytes =
              ByteBuffer.allocate(Float.BYTES * tensor.values.length)
                  .order(ByteOrder.LITTLE_ENDIAN);
          bytes.asFloatBuffer().put(tensor.values);
          digest.update(bytes);
        });
    return Fingerprint.hex(digest.digest());
  }
}
