package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Suggestions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that let a cluster train; they do not change what is trained. */
final class ClusterOptions {
  private static final String ON = "--on";
  private static final String MASTER = "--master";
  private static final String CHECKPOINTS = "--checkpoints";

  /** The artifact that provides each cluster. */
  private static final Map<String, String> ARTIFACTS = Map.of("spark", "foldwise-spark");

  @Option(
      names = ON,
      paramLabel = "CLUSTER",
      description = "Train on a cluster instead of this machine: spark.")
  private Optional<String> cluster;

  @Option(
      names = MASTER,
      paramLabel = "URL",
      description =
          "With --on: the address of the cluster, such as spark://host:7077, yarn or local[2].")
  private Optional<String> master;

  @Option(
      names = CHECKPOINTS,
      paramLabel = "URI",
      description =
          "With --on: a folder that all machines can write, such as hdfs://host/checkpoints, from"
              + " which an interrupted trial continues.")
  private Optional<String> checkpoints;

  /** Finds what is missing or too much. */
  void refuseBad(List<Problem> problems, String device) {
    if (cluster.isEmpty()) {
      master.ifPresent(given -> problems.add(alone(MASTER, given)));
      checkpoints.ifPresent(given -> problems.add(alone(CHECKPOINTS, given)));
      return;
    }
    String name = cluster.get();
    if (!ARTIFACTS.containsKey(name)) {
      problems.add(Suggestions.unknown(ON, name, List.copyOf(ARTIFACTS.keySet())));
    }
    if (master.filter(given -> !given.isBlank()).isEmpty()) {
      problems.add(
          Problem.of(
              MASTER,
              "the address of the cluster",
              "none",
              "Add it, for example --master spark://host:7077, or --master local[2] to try it on"
                  + " this machine."));
    }
    checkpoints
        .filter(given -> !isUri(given))
        .ifPresent(
            given ->
                problems.add(
                    Problem.of(
                        CHECKPOINTS,
                        "the URI of a folder",
                        "'" + given + "'",
                        "Write it with its scheme, as hdfs://host/checkpoints or"
                            + " file:///shared/checkpoints.")));
    if (!device.equals("auto") && !device.equals("cpu")) {
      problems.add(
          Problem.of(
              "--device",
              "cpu, on which a cluster trains",
              "'" + device + "'",
              "Leave it out, or leave out %s.".formatted(ON)));
    }
  }

  /** What trains: the cluster if one was asked for, else the engine of this machine. */
  Engine engine(Engine local) {
    return cluster
        .<Engine>map(
            name ->
                new ClusterEngine(
                    local.cluster(name).orElseThrow(() -> noModule(name)),
                    master.orElseThrow(),
                    checkpoints.map(URI::create),
                    local))
        .orElse(local);
  }

  private static boolean isUri(String text) {
    try {
      return new URI(text).getScheme() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static RefusedException noModule(String name) {
    String artifact = ARTIFACTS.get(name);
    return new RefusedException(
        Problem.of(
            ON + " " + name,
            artifact + " on the class path",
            "it nowhere",
            "Add the dependency io.github.foldwise:%s, or -P%s in this checkout."
                .formatted(artifact, name)));
  }

  private static Problem alone(String option, String value) {
    return Problem.of(
        option,
        "a cluster to train on, beside it",
        "'" + value + "' alone",
        "Add %s spark, or leave it out.".formatted(ON));
  }
}
