package io.github.foldwise.benchmarks.peers;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The packaged launcher, in a copy whose jars include this module's.
 *
 * @param script what starts it
 */
record Launcher(Path script) {
  /** A fresh copy, without class archives; empty if it has not been packaged. */
  static Optional<Launcher> of(Workplace place) throws IOException {
    Path packaged = place.benchmarks().resolve("../studies/target/foldwise").normalize();
    if (!Files.isDirectory(packaged)) {
      return Optional.empty();
    }
    Path copy = place.work().resolve("launcher");
    Path lib = Files.createDirectories(copy.resolve("lib"));
    Path archives = copy.resolve("classes");
    if (Files.isDirectory(archives)) {
      files(archives).forEach(Launcher::delete);
    }
    files(lib).forEach(Launcher::delete);
    files(packaged.resolve("lib")).forEach(jar -> copy(jar, lib));
    packClasses(place.benchmarks().resolve("target/classes"), lib.resolve("benchmarks.jar"));
    copy(packaged.resolve("foldwise"), copy);
    return Optional.of(new Launcher(copy.resolve("foldwise")));
  }

  /** What precedes the arguments of a command. */
  List<String> commandLine() {
    return List.of(script.toString());
  }

  private static void packClasses(Path classes, Path jar) {
    ToolProvider.findFirst("jar")
        .orElseThrow()
        .run(System.err, System.err, "cf", jar.toString(), "-C", classes.toString(), ".");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void copy(Path file, Path folder) {
    try {
      Files.copy(file, folder.resolve(file.getFileName()), COPY_ATTRIBUTES, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
