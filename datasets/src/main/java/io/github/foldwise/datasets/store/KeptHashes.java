package io.github.foldwise.datasets.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** Hashes that were computed before, one per line: its name, a space, and the hash. */
record KeptHashes(Path file) {
  String hash(String name, Supplier<String> computed) {
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          if (line.matches(name + " [0-9a-f]{64}")) {
            return line.substring(name.length() + 1);
          }
        }
      }
    } catch (IOException e) {
      return computed.get(); // what cannot be read is computed again
    }
    String hash = computed.get();
    keep(name + " " + hash + "\n");
    return hash;
  }

  private void keep(String line) {
    try {
      Files.writeString(file, line, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      System.getLogger(KeptHashes.class.getPackageName())
          .log(System.Logger.Level.DEBUG, "the hash is not kept in " + file, e);
    }
  }
}
