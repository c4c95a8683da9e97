package io.github.foldwise.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The contenders in Python for one kind of work, each as those who know its library write it. One
 * script per library and kind of work: {@code torch_training.py}.
 *
 * @param arguments of every worker
 */
record PythonPeers(Workplace place, String work, List<String> arguments) {
  private static final Map<String, String> ONEDNN = Map.of("TF_ENABLE_ONEDNN_OPTS", "1");
  private static final Map<String, String> FROZEN = Map.of("TORCHINDUCTOR_FREEZING", "1");

  PythonPeers {
    arguments = List.copyOf(arguments);
  }

  /** A contender, and the modules that its Python must be able to import. */
  record Peer(Contender contender, String modules) {}

  /** The contenders of cross-validation. */
  List<Peer> ofTraining() {
    List<Peer> peers = new ArrayList<>();
    peers.add(alone("keras", "Keras, as a notebook runs it", Map.of()));
    peers.add(each("keras-n", "Keras", Map.of()));
    for (String jit : List.of("yes", "no")) {
      String id = jit.equals("yes") ? "keras-n-jit" : "keras-n-graph";
      String title = "Keras, oneDNN, " + (jit.equals("yes") ? "`jit_compile`" : "no `jit_compile`");
      peers.add(each(id, title, ONEDNN, "--jit", jit));
      peers.add(
          each(
              id + "-steps",
              title + ", `steps_per_execution=8`",
              ONEDNN,
              "--jit",
              jit,
              "--steps",
              "8"));
    }
    peers.addAll(torch());
    peers.addAll(jax());
    return peers;
  }

  /** The contenders of evaluation and prediction. */
  List<Peer> ofInference() {
    List<Peer> peers = new ArrayList<>();
    peers.add(alone("keras", "Keras, as a notebook runs it", Map.of()));
    peers.add(each("keras-n", "Keras", Map.of()));
    peers.add(each("keras-n-graph", "Keras, oneDNN, no `jit_compile`", ONEDNN, "--jit", "no"));
    peers.addAll(torch());
    String frozen = "PyTorch, compiled with frozen weights";
    peers.add(alone("torch-frozen", frozen, FROZEN, "--compile"));
    peers.add(each("torch-frozen-n", frozen, FROZEN, "--compile"));
    peers.addAll(jax());
    return peers;
  }

  /** The contenders of the latency of one image: one process with one thread each. */
  List<Peer> ofLatency() {
    return List.of(
        single("keras", "Keras, `tf.function`", Map.of()),
        single("keras-onednn", "Keras, `tf.function`, oneDNN", ONEDNN),
        single("torch", "PyTorch, eager", Map.of()),
        single("torch-compiled", "PyTorch, compiled", Map.of(), "--compile"),
        single("torch-frozen", "PyTorch, compiled with frozen weights", FROZEN, "--compile"),
        single("jax", "JAX, jitted", Map.of()));
  }

  private List<Peer> torch() {
    return List.of(
        alone("torch", "PyTorch, eager", Map.of()),
        each("torch-n", "PyTorch, eager", Map.of()),
        alone("torch-compiled", "PyTorch, compiled", Map.of(), "--compile"),
        each("torch-compiled-n", "PyTorch, compiled", Map.of(), "--compile"));
  }

  private List<Peer> jax() {
    return List.of(alone("jax", "JAX, jitted", Map.of()), each("jax-n", "JAX, jitted", Map.of()));
  }

  /** One process, whose library takes all cores. */
  private Peer alone(String id, String title, Map<String, String> environment, String... more) {
    String threads = library(id).equals("torch") ? String.valueOf(place.cores()) : "0";
    return peer(id, title, List.of(command(id, "0/1", threads, more)), environment);
  }

  /** One single-threaded process per core. */
  private Peer each(String id, String title, Map<String, String> environment, String... more) {
    return peer(
        id,
        "%s, %s one-thread processes".formatted(title, place.cores()),
        IntStream.range(0, place.cores())
            .mapToObj(i -> command(id, i + "/" + place.cores(), "1", more))
            .toList(),
        environment);
  }

  private Peer single(String id, String title, Map<String, String> environment, String... more) {
    return peer(id, title, List.of(command(id, "0/1", "1", more)), environment);
  }

  private static Peer peer(
      String id, String title, List<List<String>> workers, Map<String, String> environment) {
    String modules =
        switch (library(id)) {
          case "keras" -> "keras, tensorflow, sklearn";
          case "torch" -> "torch, sklearn";
          default -> "jax, optax, sklearn";
        };
    return new Peer(new Contender(id, title, "", workers, environment), modules);
  }

  private List<String> command(String id, String part, String threads, String... more) {
    List<String> command =
        new ArrayList<>(
            place.python(
                library(id) + "_" + work + ".py",
                "--data",
                place.data().toString(),
                "--part",
                part,
                "--threads",
                threads));
    command.addAll(arguments);
    command.addAll(List.of(more));
    return command;
  }

  private static String library(String id) {
    return id.replaceAll("-.*", "");
  }
}
