package io.github.foldwise.keras;

import static io.github.foldwise.model.Layers.conv;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.training.Training;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are read, if the damage does not matter, or refused; nothing else happens. */
class FuzzedFilesTest {
  private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 60);

  @TempDir static Path folder;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> VALUES =
      List.of(
          "null",
          "{}",
          "[]",
          "\"\"",
          "true",
          "-1",
          "2147483647",
          "1e308",
          "0.5",
          "[null]",
          "[1, 2, 3, 4]",
          "{\"a\": 1}",
          "{\"a\": 1, \"b\": 2}",
          "[{}, {}, {}]",
          "{\"a\": 1, \"b\": 2, \"c\": 3}",
          "{\"a\": 0, \"b\": 1, \"c\": 2, \"d\": 3}");

  private static byte[] whole = {};
  private static byte[] config = {};
  private static byte[] weights = {};

  @BeforeAll
  static void write() throws IOException {
    Path file = folder.resolve("model.keras");
    Shape shape = Shape.image(4, 4, 1);
    try (CompiledModel compiled =
            CompiledModel.compile(
                conv(2, 3).bn().residual(b -> b.conv(2, 3)).flatten().classify(3).check(shape),
                Training.adam(0.001));
        TrainedModel trained = compiled.initial(1)) {
      assertThat(KerasFile.write(trained, file)).isEmpty();
    }
    whole = Files.readAllBytes(file);
    KerasArchive archive = new KerasArchive(file);
    config = archive.config();
    weights = archive.weights();
  }

  /** A change of a file, drawn at random. */
  private interface Change {
    byte[] apply(Random random) throws IOException;
  }

  @Test
  void damaged_zips_are_refused() throws IOException {
    assertThat(refusals(random -> mutated(whole, random))).isPositive();
  }

  @Test
  void damaged_configurations_are_refused() throws IOException {
    assertThat(refusals(random -> zip(mutated(config, random), weights))).isPositive();
  }

  @Test
  void configurations_with_other_values_are_refused() throws IOException {
    assertThat(refusals(random -> zip(changed(config, random), weights))).isPositive();
  }

  @Test
  void damaged_weights_are_refused() throws IOException {
    assertThat(refusals(random -> zip(config, mutated(weights, random)))).isPositive();
  }

  private static int refusals(Change change) throws IOException {
    int refusals = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Path file = folder.resolve("fuzzed.keras");
      Files.write(file, change.apply(new Random(seed)));
      try {
        assertThat(KerasFile.read(file).weights()).isNotEmpty();
      } catch (RefusedException e) {
        assertThat(e.problems()).isNotEmpty();
        refusals++;
      }
    }
    return refusals;
  }

  /** Puts another value in one place of a JSON text. */
  private static byte[] changed(byte[] json, Random random) throws IOException {
    JsonNode root = JSON.readTree(json);
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode container = containers.get(random.nextInt(containers.size()));
    JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    int at = random.nextInt(container.size());
    if (container instanceof ArrayNode array) {
      array.set(at, value);
    } else {
      List<String> keys = new ArrayList<>();
      container.fieldNames().forEachRemaining(keys::add);
      ((ObjectNode) container).set(keys.get(at), value);
    }
    return JSON.writeValueAsBytes(root);
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (!node.isEmpty()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  /** Cuts the end off, overwrites some bytes, or repeats a part. */
  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    int at = random.nextInt(copy.length);
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(copy, at);
      }
      case 1 -> copy[at] = (byte) random.nextInt(256);
      case 2 -> {
        for (int i = 0; i < 8; i++) {
          copy[random.nextInt(copy.length)] = (byte) (random.nextBoolean() ? 0xff : 0);
        }
      }
      default -> {
        int length = Math.min(32, copy.length - at);
        System.arraycopy(bytes, random.nextInt(copy.length - length + 1), copy, at, length);
      }
    }
    return copy;
  }

  private static byte[] zip(byte[] newConfig, byte[] newWeights) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
      zip.putNextEntry(new ZipEntry("config.json"));
      zip.write(newConfig);
      zip.putNextEntry(new ZipEntry("model.weights.h5"));
      zip.write(newWeights);
    }
    return out.toByteArray();
  }
}
