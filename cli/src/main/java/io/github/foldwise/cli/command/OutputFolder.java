package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that a run writes into. */
final class OutputFolder {
  private OutputFolder() {}

  /**
   * Makes the folder and a file in it, for permissions alone do not tell; both go again, as what
   * follows may still be refused.
   */
  static void requireWritable(Path folder) {
    try {
      boolean made = Files.notExists(folder);
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".foldwise", ".tmp"));
      if (made) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new RefusedException(
          Problem.of(
              "--out " + folder,
              "a folder that can be written",
              reason(folder, e),
              "Name another folder with --out, or mend the rights of this one."));
    }
  }

  private static String reason(Path folder, IOException e) {
    for (Path path = folder.toAbsolutePath(); path != null; path = path.getParent()) {
      if (Files.exists(path)) {
        return Files.isDirectory(path)
            ? "one that cannot (%s)".formatted(why(e))
            : "the file " + path;
      }
    }
    return e.toString();
  }

  /** The system's words; where it has none, the kind of error. */
  private static String why(IOException e) {
    return e instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : e.getClass().getSimpleName();
  }
}
