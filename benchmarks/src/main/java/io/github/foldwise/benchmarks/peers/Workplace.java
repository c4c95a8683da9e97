package io.github.foldwise.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contenders' programs and data: the module's folder, a Python with the peers installed. */
record Workplace(Path benchmarks, String python, int cores) {
  /** The heap's limit must not limit native memory. */
  static final List<String> NATIVE = List.of("-Dorg.bytedeco.javacpp.maxphysicalbytes=0");

  /** Variables that the command line sets before TensorFlow's library loads. */
  static final Map<String, String> TENSORFLOW =
      Map.of("TF_ENABLE_ONEDNN_OPTS", "1", "TF_CPP_MIN_LOG_LEVEL", "2");

  Path work() {
    return benchmarks.resolve("target").resolve("peers");
  }

  Path data() {
    return work().resolve("data");
  }

  Path fewerRows() {
    return work().resolve("fewer-rows");
  }

  Path logs() {
    return work().resolve("logs");
  }

  /** The command for a main class of Foldwise in a separate JVM. */
  List<String> java(List<String> jvm, Class<?> main, String... args) {
    return java(jvm, System.getProperty("java.class.path"), main.getName(), args);
  }

  /** A worker of Foldwise in a separate JVM. */
  Contender worker(String id, String title, Class<?> main, String... args) {
    return new Contender(id, title, "", List.of(java(NATIVE, main, args)), TENSORFLOW);
  }

  List<String> java(List<String> jvm, String classPath, String main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-Djava.awt.headless=true", "-cp", classPath, main));
    command.addAll(List.of(args));
    return command;
  }

  /** The command for a script of the peers. */
  List<String> python(String script, String... args) {
    List<String> command = new ArrayList<>(List.of(python));
    command.add(benchmarks.resolve("peers").resolve(script).toString());
    command.addAll(List.of(args));
    return command;
  }

  /** Why Python cannot import these modules; empty if it can. */
  Optional<String> missing(String modules) throws InterruptedException {
    try {
      Path said = Files.createTempFile("import", ".txt");
      int code =
          new ProcessBuilder(python, "-c", "import " + modules)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start()
              .waitFor();
      List<String> lines = new String(Files.readAllBytes(said), UTF_8).lines().toList();
      Files.delete(said);
      return code == 0
          ? Optional.empty()
          : Optional.of(python + ": " + (lines.isEmpty() ? code : lines.get(lines.size() - 1)));
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }
}
