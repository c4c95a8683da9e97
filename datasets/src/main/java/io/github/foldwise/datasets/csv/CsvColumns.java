package io.github.foldwise.datasets.csv;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which columns say what; an empty one is found by its usual names.
 *
 * @param file path of each image
 * @param label class of each image
 * @param weight factor of each image's loss
 * @param split whether each image is for training, validation or test
 */
public record CsvColumns(
    Optional<String> file,
    Optional<String> label,
    Optional<String> weight,
    Optional<String> split) {
  /** None is named. */
  public static final CsvColumns USUAL =
      new CsvColumns(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final List<String> FILES =
      List.of("file", "filename", "file_name", "filepath", "file_path", "path", "image");
  private static final List<String> LABELS =
      List.of("label", "class", "class_name", "category", "target");
  private static final List<String> WEIGHTS = List.of("weight", "sample_weight");
  private static final List<String> SPLITS = List.of("split");

  /** The same columns as positions. */
  public record Found(int file, int label, Optional<Integer> weight, Optional<Integer> split) {
    /** Whether a column says something else than these. */
    public boolean isOther(int column) {
      return column != file
          && column != label
          && !weight.equals(Optional.of(column))
          && !split.equals(Optional.of(column));
    }
  }

  public CsvColumns withFile(String column) {
    return new CsvColumns(Optional.of(column), label, weight, split);
  }

  public CsvColumns withLabel(String column) {
    return new CsvColumns(file, Optional.of(column), weight, split);
  }

  public CsvColumns withWeight(String column) {
    return new CsvColumns(file, label, Optional.of(column), split);
  }

  public CsvColumns withSplit(String column) {
    return new CsvColumns(file, label, weight, Optional.of(column));
  }

  /** Finds them in a table; refused if one is missing, or two have usual names. */
  public Found in(CsvTable table) {
    List<Problem> problems = new ArrayList<>();
    Found found =
        new Found(
            one(table, "file", file, FILES, problems).orElse(-1),
            one(table, "label", label, LABELS, problems).orElse(-1),
            any(table, "weight", weight, WEIGHTS, problems),
            any(table, "split", split, SPLITS, problems));
    RefusedException.throwIfAny(problems);
    return found;
  }

  private static Optional<Integer> one(
      CsvTable table,
      String word,
      Optional<String> named,
      List<String> usual,
      List<Problem> problems) {
    int before = problems.size();
    Optional<Integer> column = any(table, word, named, usual, problems);
    if (column.isEmpty() && problems.size() == before) {
      problems.add(
          problem(
              table,
              "a column " + String.join(" or ", usual),
              String.join(", ", table.header()),
              word));
    }
    return column;
  }

  private static Optional<Integer> any(
      CsvTable table,
      String word,
      Optional<String> named,
      List<String> usual,
      List<Problem> problems) {
    if (named.isPresent()) {
      Optional<Integer> column = table.column(named.get());
      if (column.isEmpty()) {
        problems.add(
            problem(table, "a column " + named.get(), String.join(", ", table.header()), word));
      }
      return column;
    }
    List<String> there =
        table.header().stream()
            .filter(name -> usual.contains(name.toLowerCase(Locale.ROOT)))
            .toList();
    if (there.size() > 1) {
      problems.add(problem(table, "one column for the " + word, String.join(" and ", there), word));
    }
    return there.size() == 1 ? table.column(there.get(0)) : Optional.empty();
  }

  private static Problem problem(CsvTable table, String expected, String found, String word) {
    return Problem.of(
        table.file() + ", header",
        expected,
        found,
        "Say which column it is, CsvFile.of(file).%s(\"…\"), or rename it to %s."
            .formatted(word, word));
  }
}
