package io.github.foldwise.run.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.run.plan.Specification;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The plans whose shards were trained into a cache, one small file each. Trials are named by hashes
 * alone, so a run with other options finds none of them, and can say why only by these files.
 */
final class ShardPlans {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;

  private ShardPlans(Path folder) {
    this.folder = folder;
  }

  static ShardPlans of(Path cache) {
    return new ShardPlans(cache.resolve("shards"));
  }

  /** The file for a plan, which all its shards share. */
  Path file(Specification plan) {
    return folder.resolve(Fingerprint.of(text(plan)) + ".json");
  }

  /** What the file for a plan holds: as much of a {@code provenance.json} as tells plans apart. */
  static String text(Specification plan) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("experiment", plan.name());
    tree.put("command", plan.command());
    tree.putObject("specification").put("hash", plan.experiment());
    tree.putObject("data").put("sha256", plan.data());
    tree.put("seed", plan.seed());
    tree.put("threads", plan.threads());
    tree.put("device", plan.device());
    tree.putObject("versions").put("tensorflow", plan.tensorflow());
    tree.putObject("system").put("kernels", plan.kernels());
    return tree + "\n";
  }

  /**
   * How shards of the same experiment differ from a plan, those that differ least; empty if there
   * are none, or some are of this plan.
   */
  Optional<List<String>> differences(Specification plan) throws IOException {
    return all().stream()
        .filter(other -> other.name().equals(plan.name()))
        .map(other -> differences(plan, other))
        .min(Comparator.comparingInt(List::size))
        .filter(least -> !least.isEmpty());
  }

  private static List<String> differences(Specification plan, Specification other) {
    List<String> found = new ArrayList<>(plan.differences(other));
    if (!plan.kernels().equals(other.kernels())) {
      found.add("other kernels, %s (here %s)".formatted(other.kernels(), plan.kernels()));
    }
    if (found.isEmpty() && !plan.experiment().equals(other.experiment())) {
      found.add("the experiment before it was edited");
    }
    return found;
  }

  private List<Specification> all() throws IOException {
    List<Specification> all = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
        for (Path file : files) {
          read(file).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  private static Optional<Specification> read(Path file) throws IOException {
    try {
      return Optional.of(Specification.of(JSON.readTree(Files.readString(file, UTF_8))));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // damaged, and of no trial's concern
    }
  }
}
