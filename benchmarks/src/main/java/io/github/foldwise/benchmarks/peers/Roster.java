package io.github.foldwise.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The contenders that take part, and the reasons why others do not. */
final class Roster {
  /** The contender that gets fewer rows. */
  static final String DL4J = "dl4j";

  private static final String KERAS = "keras, tensorflow, sklearn";
  private static final String TORCH = "torch, sklearn";
  private static final Map<String, String> ONEDNN = Map.of("TF_ENABLE_ONEDNN_OPTS", "1");

  private final Workplace place;
  private final Options options;
  private final List<Contender> present = new ArrayList<>();
  private final Map<String, String> skipped = new LinkedHashMap<>(); // reason by title
  private final Map<String, Optional<String>> missing = new HashMap<>(); // reason by modules

  private Roster(Workplace place, Options options) {
    this.place = place;
    this.options = options;
  }

  /** The contenders of cross-validation with one batch size. */
  static Roster training(Workplace place, Options options, int batch)
      throws IOException, InterruptedException {
    Roster roster = new Roster(place, options);
    String cores = String.valueOf(place.cores());
    roster.add(
        place.worker(
            "foldwise",
            "Foldwise, %s one-thread trials in one process".formatted(cores),
            FoldwiseTraining.class,
            place.data().toString(),
            String.valueOf(batch),
            cores,
            place.work().resolve("run").toString()));
    String rows = String.valueOf(batch);
    roster.addPeers("training", rows);
    roster.addDl4j(rows);
    return roster;
  }

  /** The contenders of evaluation and prediction. */
  static Roster inference(Workplace place, Options options)
      throws IOException, InterruptedException {
    Roster roster = new Roster(place, options);
    String batches =
        String.join(",", options.inferenceBatches().stream().map(String::valueOf).toList());
    String cores = String.valueOf(place.cores());
    roster.addFoldwiseInference(
        "foldwise-1", "Foldwise, one session of %s threads".formatted(cores), "1", cores, batches);
    roster.addFoldwiseInference(
        "foldwise", "Foldwise, %s one-thread sessions".formatted(cores), cores, "1", batches);
    roster.addPeers("inference", batches);
    return roster;
  }

  List<Contender> present() {
    return List.copyOf(present);
  }

  /** Reasons by title. */
  Map<String, String> skipped() {
    return Map.copyOf(skipped);
  }

  private void addFoldwiseInference(
      String id, String title, String sessions, String threads, String batches) {
    String data = place.data().toString();
    add(place.worker(id, title, FoldwiseInference.class, data, sessions, threads, batches));
  }

  private void addPeers(String work, String batch) throws InterruptedException {
    String keras = "keras_" + work + ".py";
    add("keras", "Keras, as a notebook runs it", KERAS, alone(keras, "0", batch), Map.of());
    add("keras-n", "Keras, %s one-thread processes", KERAS, each(keras, batch), Map.of());
    add(
        "keras-n-onednn",
        "Keras, %s one-thread processes, with oneDNN kernels",
        KERAS,
        each(keras, batch),
        ONEDNN);
    String torch = "torch_" + work + ".py";
    String threads = String.valueOf(place.cores());
    add("torch", "PyTorch, eager", TORCH, alone(torch, threads, batch), Map.of());
    add("torch-n", "PyTorch, eager, %s one-thread processes", TORCH, each(torch, batch), Map.of());
    add(
        "torch-compiled",
        "PyTorch, compiled",
        TORCH,
        alone(torch, threads, batch, "--compile"),
        Map.of());
    add(
        "torch-compiled-n",
        "PyTorch, compiled, %s one-thread processes",
        TORCH,
        each(torch, batch, "--compile"),
        Map.of());
    if (work.equals("inference")) {
      Map<String, String> frozen = Map.of("TORCHINDUCTOR_FREEZING", "1");
      add(
          "torch-frozen",
          "PyTorch, compiled with frozen weights",
          TORCH,
          alone(torch, threads, batch, "--compile"),
          frozen);
      add(
          "torch-frozen-n",
          "PyTorch, compiled with frozen weights, %s one-thread processes",
          TORCH,
          each(torch, batch, "--compile"),
          frozen);
    }
  }

  private void addDl4j(String batch) throws IOException {
    Path build = place.benchmarks().resolve("peers").resolve("dl4j");
    Path classPath = build.resolve("target").resolve("classpath");
    String title = "Deeplearning4j";
    if (!Files.exists(classPath)) {
      skipped.put(title, "not built: mvn -q compile -f benchmarks/peers/dl4j/pom.xml");
      return;
    }
    add(
        new Contender(
            DL4J,
            title,
            "without activity penalties (unsupported); trained on %s rows, whole run scaled to %s"
                .formatted(options.dl4jRows(), options.rows()),
            List.of(
                place.java(
                    Workplace.NATIVE,
                    build.resolve("target").resolve("classes")
                        + System.getProperty("path.separator")
                        + Files.readString(classPath).strip(),
                    "Dl4jTraining",
                    place.fewerRows().toString(),
                    batch)),
            Map.of()));
  }

  private void add(
      String id,
      String title,
      String modules,
      List<List<String>> workers,
      Map<String, String> environment)
      throws InterruptedException {
    Contender contender =
        new Contender(
            id, title.replace("%s", String.valueOf(place.cores())), "", workers, environment);
    if (!options.wants(contender)) {
      return;
    }
    if (!missing.containsKey(modules)) {
      missing.put(modules, place.missing(modules));
    }
    missing
        .get(modules)
        .ifPresentOrElse(
            reason -> skipped.put(contender.title(), reason), () -> present.add(contender));
  }

  private void add(Contender contender) {
    if (options.wants(contender)) {
      present.add(contender);
    }
  }

  /** A single process. */
  private List<List<String>> alone(String script, String threads, String batch, String... more) {
    return List.of(command(script, "0/1", threads, batch, more));
  }

  /** One single-threaded process per core. */
  private List<List<String>> each(String script, String batch, String... more) {
    return IntStream.range(0, place.cores())
        .mapToObj(i -> command(script, i + "/" + place.cores(), "1", batch, more))
        .toList();
  }

  private List<String> command(
      String script, String part, String threads, String batch, String... more) {
    List<String> command =
        new ArrayList<>(
            place.python(
                script,
                "--data",
                place.data().toString(),
                "--batch",
                batch,
                "--part",
                part,
                "--threads",
                threads));
    command.addAll(List.of(more));
    return command;
  }
}
