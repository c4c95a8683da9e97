package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.journal.Reason;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that a run writes to. */
final class OutputFolder {
  private OutputFolder() {}

  /**
   * Creates the folder and a file in it, since permissions alone are not conclusive. Deletes both
   * again, because a later check may still refuse the run.
   */
  static void requireWritable(String option, Path folder) {
    try {
      boolean made = Files.notExists(folder);
      if (!Files.isDirectory(
          folder)) { // createDirectories refuses a link to a folder before JDK 19
        Files.createDirectories(folder);
      }
      Files.delete(Files.createTempFile(folder, ".foldwise", ".tmp"));
      if (made) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new RefusedException(
          Problem.of(
              option + " " + folder,
              "a writable folder",
              reason(folder, e),
              "Choose another folder with %s, or change the permissions of this one."
                  .formatted(option)));
    }
  }

  private static String reason(Path folder, IOException e) {
    for (Path path = folder.toAbsolutePath(); path != null; path = path.getParent()) {
      if (Files.exists(path)) {
        return Files.isDirectory(path)
            ? (Files.exists(folder) ? "one that is not (%s)" : "none that can be made (%s)")
                .formatted(why(e))
            : "the file " + path;
      }
    }
    return e.toString();
  }

  private static String why(IOException e) {
    return Reason.of(e, e instanceof FileSystemException system ? system.getFile() : "");
  }
}
