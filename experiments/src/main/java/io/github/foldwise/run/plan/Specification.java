package io.github.foldwise.run.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import java.util.ArrayList;
import java.util.List;

/**
 * What determines the outcome of a whole run.
 *
 * <p>A run directory belongs to a command, its data and a kind of engine. The experiment behind the
 * command may be edited: trials that the edit did not change are found again.
 *
 * @param name of the experiment
 * @param command the arguments that repeat the run
 * @param experiment hash of the experiment's canonical text
 * @param data hash of all images and labels
 * @param seed of weights, order and dropout
 * @param threads of each trial
 * @param device its kind: {@code cpu} or {@code cuda}
 * @param tensorflow version of the engine
 * @param acting what a listener that may act does; empty without one, and in a provenance, whose
 *     command says it
 * @param kernels of the trainer, in words; empty if it says none
 */
public record Specification(
    String name,
    String command,
    String experiment,
    String data,
    long seed,
    int threads,
    String device,
    String tensorflow,
    String acting,
    String kernels) {

  /**
   * Raised when a change to Foldwise changes the figures of a trial: the trials of an older journal
   * are then no longer valid.
   */
  static final int ARITHMETIC = 12;

  /** The specification of a request to a trainer with these kernels. */
  public static Specification of(RunRequest request, String kernels) {
    return new Specification(
        request.experiment().name(),
        request.command(),
        request.experiment().hash(),
        hash(request.experiment().data()),
        request.experiment().seed(),
        request.threads(),
        kind(request.device()),
        request.tensorflowVersion(),
        request.acting(),
        kernels);
  }

  /** The specification in a {@code provenance.json}. */
  public static Specification of(JsonNode provenance) {
    return new Specification(
        provenance.path("experiment").asText(),
        provenance.path("command").asText(),
        provenance.path("specification").path("hash").asText(),
        provenance.path("data").path("sha256").asText(),
        provenance.path("seed").asLong(),
        provenance.path("threads").asInt(),
        kind(provenance.path("device").asText()),
        provenance.path("versions").path("tensorflow").asText(),
        "",
        provenance.path("system").path("kernels").asText());
  }

  /** SHA-256 over training and test images. */
  static String hash(DataSet data) {
    return Fingerprints.of(
        List.of(data.training().sha256(), data.test().map(ImageData::sha256).orElse("none")));
  }

  /** What determines the outcome of a trial besides model, training, rows and seed. */
  String surroundings(TestUse use) {
    List<String> texts =
        new ArrayList<>(
            List.of(
                data,
                "threads " + threads,
                device,
                tensorflow,
                use.text(),
                "arithmetic " + ARITHMETIC));
    if (!acting.isEmpty()) {
      texts.add("listener " + acting);
    }
    if (!kernels.isEmpty()) {
      texts.add("kernels " + kernels);
    }
    return Fingerprints.of(texts);
  }

  /** Identifies the runs that may share a directory with this one. */
  public String family() {
    return Fingerprints.of(
        List.of(name, command, data, "seed " + seed, "threads " + threads, device, tensorflow));
  }

  /** How another run differs, for people: {@code seed 1 (here 2)}. */
  public List<String> differences(Specification other) {
    List<String> found = new ArrayList<>();
    note(found, "seed", seed, other.seed);
    note(found, "threads", threads, other.threads);
    note(found, "device", device, other.device);
    note(found, "TensorFlow", tensorflow, other.tensorflow);
    if (!data.equals(other.data)) {
      found.add("other data");
    }
    if (!name.equals(other.name)) {
      found.add("experiment %s (here %s)".formatted(other.name, name));
    } else if (!command.equals(other.command)) {
      found.add("'%s' (here '%s')".formatted(other.command, command));
    }
    return found;
  }

  private static void note(List<String> found, String what, Object here, Object there) {
    if (!here.equals(there)) {
      found.add("%s %s (here %s)".formatted(what, there, here));
    }
  }

  private static String kind(String device) {
    int number = device.indexOf(':');
    return number < 0 ? device : device.substring(0, number);
  }
}
