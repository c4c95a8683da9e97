package io.github.foldwise.benchmarks.peers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the comparison. */
final class Options {
  /**
   * Cross-validation; evaluation and prediction; one image; a sample's cost as a run grows;
   * Foldwise's own start and memory.
   */
  enum Part {
    TRAINING,
    INFERENCE,
    LATENCY,
    GROWTH,
    PROCESS
  }

  private static final List<String> CONTENDERS =
      List.of(
          "foldwise",
          "foldwise-1",
          "foldwise-trained",
          "keras",
          "keras-n",
          "keras-n-jit",
          "keras-n-jit-steps",
          "keras-n-graph",
          "keras-n-graph-steps",
          "keras-onednn",
          "torch",
          "torch-n",
          "torch-compiled",
          "torch-compiled-n",
          "torch-frozen",
          "torch-frozen-n",
          "jax",
          "jax-n",
          "dl4j");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--rows", description = "Rows to split into five folds (${DEFAULT-VALUE}).")
  private int rows = 3000;

  @Option(names = "--rounds", description = "Runs of each contender (${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(names = "--batch", split = ",", description = "Training batch sizes (16,128).")
  private List<Integer> batches = List.of(16, 128);

  @Option(names = "--images", description = "Images to evaluate and predict (${DEFAULT-VALUE}).")
  private int images = 10_000;

  @Option(
      names = "--inference-batch",
      split = ",",
      description = "Inference batch sizes; each contender's best counts (64,250,1000).")
  private List<Integer> inferenceBatches = List.of(64, 250, 1000);

  @Option(
      names = "--numbers",
      split = ",",
      description =
          "float32, bfloat16 (float32, and bfloat16 if this processor multiplies it natively).")
  private List<Numbers> numbers = List.of();

  @Option(names = "--calls", description = "Predictions of one image (${DEFAULT-VALUE}).")
  private int calls = 3000;

  @Option(
      names = "--dl4j-rows",
      description = "Rows for Deeplearning4j, which is slow (${DEFAULT-VALUE}).")
  private int dl4jRows = 500;

  @Option(
      names = "--only",
      split = ",",
      description = "Contenders, by their names in benchmarks/README.md.")
  private List<String> only = List.of();

  @Option(
      names = "--parts",
      split = ",",
      description = "Any of training, inference, latency, growth, process (all).")
  private List<Part> parts = List.of(Part.values());

  @Option(
      names = "--memory-seconds",
      description = "Seconds of training before peak memory is read (${DEFAULT-VALUE}).")
  private int memorySeconds = 60;

  @Option(names = "--data", description = "Folder with the four IDX files of Fashion-MNIST.")
  private Path data;

  @Option(names = "--out", description = "The page to write (benchmarks/RESULTS.md).")
  private Path out;

  @Option(names = "--smoke", description = "Use tiny sizes, to check that everything works.")
  private boolean smoke;

  /** Refuses impossible values. */
  void requireSound() {
    requireAtLeast(10, "--rows", rows);
    requireAtLeast(1, "--rounds", rounds);
    requireAtLeast(10, "--dl4j-rows", dl4jRows);
    requireAtLeast(10, "--images", images);
    requireAtLeast(1, "--memory-seconds", memorySeconds);
    requireAtLeast(1, "--calls", calls);
    batches.forEach(batch -> requireAtLeast(1, "--batch", batch));
    inferenceBatches.forEach(batch -> requireAtLeast(1, "--inference-batch", batch));
    for (String contender : only) {
      if (!CONTENDERS.contains(contender)) {
        throw refused("--only", "one of " + String.join(", ", CONTENDERS), contender);
      }
    }
  }

  private void requireAtLeast(int least, String option, int found) {
    if (found < least) {
      throw refused(option, "at least " + least, String.valueOf(found));
    }
  }

  private ParameterException refused(String option, String expected, String found) {
    return new ParameterException(
        spec.commandLine(), "%s: expected %s, found %s.".formatted(option, expected, found));
  }

  int rows() {
    return smoke ? 200 : rows;
  }

  int rounds() {
    return smoke ? 1 : rounds;
  }

  List<Integer> batches() {
    return smoke ? batches.subList(0, 1) : batches;
  }

  int images() {
    return smoke ? 300 : images;
  }

  List<Integer> inferenceBatches() {
    return smoke ? inferenceBatches.subList(0, 1) : inferenceBatches;
  }

  /** What products multiply: what was asked for, else what this processor is made for. */
  List<Numbers> numbers() {
    return numbers.isEmpty()
        ? Stream.of(Numbers.values()).filter(Numbers::areNative).toList()
        : numbers;
  }

  int calls() {
    return smoke ? 50 : calls;
  }

  boolean smoke() {
    return smoke;
  }

  int dl4jRows() {
    return Math.min(rows(), smoke ? 40 : dl4jRows);
  }

  int sgemmProducts() {
    return smoke ? 2 : 12;
  }

  int memorySeconds() {
    return smoke ? 5 : memorySeconds;
  }

  boolean wants(Part part) {
    return parts.contains(part);
  }

  boolean wants(Contender contender) {
    return only.isEmpty() || only.contains(contender.id());
  }

  Optional<Path> data() {
    return Optional.ofNullable(data);
  }

  Path out(Path benchmarks) {
    Path usual = benchmarks.resolve(smoke ? "target/smoke.md" : "RESULTS.md");
    return out == null ? usual : out;
  }
}
