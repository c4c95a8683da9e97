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

/** The contenders that take part, and the reasons why others do not. */
final class Roster {
  /** The contender that gets fewer rows. */
  static final String DL4J = "dl4j";

  private final Workplace place;
  private final Options options;
  private final List<Contender> present = new ArrayList<>();
  private final Map<String, String> skipped = new LinkedHashMap<>(); // reason by title
  private final Map<String, Optional<String>> missing = new HashMap<>(); // reason by modules

  private Roster(Workplace place, Options options) {
    this.place = place;
    this.options = options;
  }

  /** The contenders of cross-validation. */
  static Roster training(Workplace place, Options options, TrainingSetting setting)
      throws IOException, InterruptedException {
    Roster roster = new Roster(place, options);
    String batch = String.valueOf(setting.batch());
    String cores = String.valueOf(place.cores());
    roster.add(
        place.worker(
            "foldwise",
            "Foldwise, %s one-thread trials in one process".formatted(cores),
            FoldwiseTraining.class,
            place.data().toString(),
            batch,
            cores,
            place.work().resolve("run").toString(),
            setting.numbers().name()));
    List<String> arguments = new ArrayList<>(List.of("--batch", batch));
    arguments.addAll(setting.numbers().flag());
    roster.addAll(new PythonPeers(place, "training", arguments).ofTraining());
    if (setting.numbers() == Numbers.FLOAT32) {
      roster.addDl4j(batch);
    }
    return roster;
  }

  /** The contenders of evaluation and prediction. */
  static Roster inference(Workplace place, Options options, Numbers numbers)
      throws InterruptedException {
    Roster roster = new Roster(place, options);
    String batches =
        String.join(",", options.inferenceBatches().stream().map(String::valueOf).toList());
    String cores = String.valueOf(place.cores());
    roster.addFoldwise(
        "foldwise-1",
        "Foldwise, one session of %s threads".formatted(cores),
        numbers,
        "1",
        cores,
        batches);
    roster.addFoldwise(
        "foldwise",
        "Foldwise, %s one-thread sessions".formatted(cores),
        numbers,
        cores,
        "1",
        batches);
    List<String> arguments = new ArrayList<>(List.of("--batch", batches));
    arguments.addAll(numbers.flag());
    roster.addAll(new PythonPeers(place, "inference", arguments).ofInference());
    return roster;
  }

  /** The contenders of the latency of one image. */
  static Roster latency(Workplace place, Options options) throws InterruptedException {
    Roster roster = new Roster(place, options);
    String calls = String.valueOf(options.calls());
    String data = place.data().toString();
    roster.add(
        place.worker(
            "foldwise", "Foldwise, `Predictor`", FoldwiseLatency.class, data, calls, "predictor"));
    roster.add(
        place.worker(
            "foldwise-trained",
            "Foldwise, `TrainedModel`",
            FoldwiseLatency.class,
            data,
            calls,
            "trained"));
    roster.addAll(new PythonPeers(place, "latency", List.of("--calls", calls)).ofLatency());
    return roster;
  }

  List<Contender> present() {
    return List.copyOf(present);
  }

  /** Reasons by title. */
  Map<String, String> skipped() {
    return Map.copyOf(skipped);
  }

  private void addFoldwise(
      String id, String title, Numbers numbers, String sessions, String threads, String batches) {
    String data = place.data().toString();
    add(
        place.worker(
            id, title, FoldwiseInference.class, data, sessions, threads, batches, numbers.name()));
  }

  private void addAll(List<PythonPeers.Peer> peers) throws InterruptedException {
    for (PythonPeers.Peer peer : peers) {
      if (options.wants(peer.contender())) {
        Optional<String> reason = missing(peer.modules());
        if (reason.isPresent()) {
          skipped.put(peer.contender().title(), reason.get());
        } else {
          present.add(peer.contender());
        }
      }
    }
  }

  private Optional<String> missing(String modules) throws InterruptedException {
    if (!missing.containsKey(modules)) {
      missing.put(modules, place.missing(modules));
    }
    return missing.get(modules);
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

  private void add(Contender contender) {
    if (options.wants(contender)) {
      present.add(contender);
    }
  }
}
