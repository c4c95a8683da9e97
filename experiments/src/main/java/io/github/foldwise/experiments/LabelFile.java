package io.github.foldwise.experiments;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Labels in a text file, one integer a line. */
final class LabelFile {
  private static final int PROBLEMS_SHOWN = 10;

  private LabelFile() {}

  /** Reads all lines; blank ones at the end are left out. */
  static int[] read(Path file) {
    List<String> lines = lines(file);
    List<Problem> problems = new ArrayList<>();
    int[] labels = new int[lines.size()];
    for (int i = 0; i < labels.length && problems.size() < PROBLEMS_SHOWN; i++) {
      try {
        labels[i] = Integer.parseInt(lines.get(i).strip());
      } catch (NumberFormatException e) {
        problems.add(
            Problem.of(
                "%s, line %s".formatted(file, i + 1),
                isInteger(lines.get(i))
                    ? "an integer from %s to %s".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE)
                    : "one integer",
                "'" + lines.get(i) + "'",
                "Write the class of row %s there.".formatted(i)));
      }
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    return labels;
  }

  private static List<String> lines(Path file) {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(file, UTF_8));
      while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
        lines.remove(lines.size() - 1);
      }
      if (lines.isEmpty()) {
        throw refused(file, "an empty file");
      }
      return lines;
    } catch (CharacterCodingException e) {
      throw refused(file, "other bytes");
    } catch (IOException e) {
      throw refused(file, reason(file, e));
    }
  }

  private static String reason(Path file, IOException e) {
    if (Files.isDirectory(file)) {
      return "a folder";
    }
    return Files.exists(file)
        ? "one that cannot be read (%s)".formatted(e.getClass().getSimpleName())
        : "no such file";
  }

  private static boolean isInteger(String line) {
    return line.strip().matches("[+-]?[0-9]+");
  }

  private static RefusedException refused(Path file, String found) {
    return new RefusedException(
        Problem.of(
            "--labels " + file,
            "a text file with one integer a line",
            found,
            "Name the file that holds the class of each row."));
  }
}
