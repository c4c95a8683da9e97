package io.github.foldwise.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Labels or groups in a text file, one integer per line. */
final class LabelFile {
  private static final int PROBLEMS_SHOWN = 10;

  private final Path file;
  private final String option;
  private final String what;

  private LabelFile(Path file, String option, String what) {
    this.file = file;
    this.option = option;
    this.what = what;
  }

  /** The class of each row. */
  static int[] labels(Path file) {
    return new LabelFile(file, "--labels", "class").read();
  }

  /** The group of each row. */
  static int[] groups(Path file) {
    return new LabelFile(file, "--groups", "group").read();
  }

  /** The fold of each row. */
  static int[] folds(Path file) {
    return new LabelFile(file, "--folds", "fold").read();
  }

  /** Reads all lines; blank lines at the end are ignored. */
  private int[] read() {
    List<String> lines = lines();
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
                "Write the %s of row %s there.".formatted(what, i)));
      }
    }
    RefusedException.throwIfAny(problems);
    return labels;
  }

  private List<String> lines() {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(file, UTF_8));
      while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
        lines.remove(lines.size() - 1);
      }
      if (lines.isEmpty()) {
        throw refused("an empty file");
      }
      return lines;
    } catch (CharacterCodingException e) {
      throw refused("other bytes");
    } catch (IOException e) {
      throw refused(reason(e));
    }
  }

  private String reason(IOException e) {
    if (Files.isDirectory(file)) {
      return "a folder";
    }
    return Files.exists(file)
        ? "an unreadable file (%s)".formatted(e.getClass().getSimpleName())
        : "no such file";
  }

  private static boolean isInteger(String line) {
    return line.strip().matches("[+-]?[0-9]+");
  }

  private RefusedException refused(String found) {
    return new RefusedException(
        Problem.of(
            option + " " + file,
            "a text file with one integer per line",
            found,
            "Name the file that holds the %s of each row.".formatted(what)));
  }
}
