package io.github.foldwise.runtime.file;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder to write, all or nothing: it is written beside its place and then moved there. One that
 * holds anything is refused.
 */
public final class NewFolder {
  private final Path folder;

  public NewFolder(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** Writes files, by their paths within the folder. */
  public void write(Map<String, byte[]> files) {
    try {
      requireFree();
      Path aside =
          Files.createDirectory(
              folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID() + ".tmp"));
      try {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          write(aside.resolve(file.getKey()), file.getValue());
        }
        Files.deleteIfExists(folder);
        Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(aside);
      }
    } catch (IOException e) {
      throw refuse(
          "a folder that can be written",
          NewFile.reason(e),
          "Choose a place that exists and that you may write to.");
    }
  }

  private void requireFree() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw refuse("a new folder", "a file", "Name another folder.");
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw refuse(
              "a new or empty folder", "one with files in it", "Delete it, or name another.");
        }
      }
    }
  }

  private static void write(Path file, byte[] contents) throws IOException {
    Files.createDirectories(file.getParent());
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(contents);
      out.getFD().sync();
    }
  }

  private static void delete(Path aside) throws IOException {
    if (Files.exists(aside)) {
      try (Stream<Path> files = Files.walk(aside)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private RefusedException refuse(String expected, String found, String remedy) {
    return new RefusedException(Problem.of(folder.toString(), expected, found, remedy));
  }
}
