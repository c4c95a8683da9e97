package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.csv.CsvColumns;
import io.github.foldwise.datasets.csv.CsvTable;
import io.github.foldwise.datasets.files.Entry;
import io.github.foldwise.datasets.files.LabelledFile;
import io.github.foldwise.datasets.files.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The rows of a CSV file as image files with labels, in its order; not opened yet. */
final class CsvRows {
  private static final String SPLIT = "split";

  /** What a row is for. */
  private enum Part {
    TRAIN,
    VALIDATION,
    TEST;

    static Optional<Part> of(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "train", "training" -> Optional.of(TRAIN);
        case "validation", "valid", "val" -> Optional.of(VALIDATION);
        case "test", "testing" -> Optional.of(TEST);
        default -> Optional.empty();
      };
    }
  }

  private final CsvTable table;
  private final CsvColumns.Found columns;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> rowsByPath = new LinkedHashMap<>();
  private final List<Entry> files = new ArrayList<>();
  private List<Part> parts = List.of();
  private List<Float> weights = List.of(); // empty: none
  private List<String> classNames = List.of();

  private CsvRows(CsvTable table, CsvColumns.Found columns) {
    this.table = table;
    this.columns = columns;
  }

  /** Finds the files below a root; refused with everything that is wrong. */
  static CsvRows of(
      CsvTable table, CsvColumns.Found columns, Entry root, List<String> classes, String ending) {
    CsvRows rows = new CsvRows(table, columns);
    rows.readParts();
    rows.readWeights();
    rows.nameClasses(classes);
    rows.findFiles(root, ending);
    RefusedException.throwIfAny(rows.problems);
    return rows;
  }

  List<String> classNames() {
    return classNames;
  }

  /** Rows to train and validate on. */
  List<LabelledFile> training() {
    return files(row -> parts.get(row) != Part.TEST);
  }

  List<LabelledFile> test() {
    return files(row -> parts.get(row) == Part.TEST);
  }

  private List<LabelledFile> files(IntPredicate wanted) {
    return IntStream.range(0, files.size())
        .filter(wanted)
        .mapToObj(row -> new LabelledFile(files.get(row), classNames.indexOf(label(row))))
        .toList();
  }

  /** Adds weights and other columns to images of these rows, which are named by their files. */
  ImageData describe(ImageData images) {
    List<Integer> rows = images.rowNames().stream().map(rowsByPath::get).toList();
    ImageData described = images;
    if (!weights.isEmpty()) {
      float[] factors = new float[rows.size()];
      for (int i = 0; i < factors.length; i++) {
        factors[i] = weights.get(rows.get(i));
      }
      described = described.withWeights(factors);
    }
    if (columns.split().isPresent()) {
      described =
          described.withColumn(
              SPLIT,
              rows.stream().map(row -> parts.get(row).name().toLowerCase(Locale.ROOT)).toList());
    }
    for (int column = 0; column < table.header().size(); column++) {
      if (columns.isOther(column)) {
        List<String> texts = table.texts(column);
        described =
            described.withColumn(
                table.header().get(column), rows.stream().map(texts::get).toList());
      }
    }
    return described;
  }

  private void readParts() {
    List<Part> read = new ArrayList<>();
    List<Integer> wrong = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      Optional<Part> part =
          columns.split().isPresent()
              ? Part.of(text(row, columns.split().get()))
              : Optional.of(Part.TRAIN);
      if (part.isEmpty()) {
        wrong.add(row);
      }
      read.add(part.orElse(Part.TRAIN));
    }
    columns
        .split()
        .ifPresent(
            column ->
                refuse(wrong, column, "train, validation or test", "Write one of these words."));
    if (!read.contains(Part.TRAIN)) {
      problems.add(
          Problem.of(
              table.file().toString(),
              "rows to train on",
              "none",
              "Write train into the column of the split of some rows."));
    }
    parts = read;
  }

  private void readWeights() {
    if (columns.weight().isEmpty()) {
      return;
    }
    int column = columns.weight().get();
    List<Float> read = new ArrayList<>();
    List<Integer> wrong = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      float weight = number(text(row, column));
      read.add(weight);
      if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
        wrong.add(row);
      }
    }
    refuse(wrong, column, "a finite weight of at least 0", "Write 1 for a row like any other.");
    weights = read;
    if (wrong.isEmpty() && parts.contains(Part.TRAIN) && !anyCounts()) {
      problems.add(
          Problem.of(
              "%s, column %s".formatted(table.file(), table.header().get(column)),
              "a weight above 0 of some row to train on",
              "0 for all",
              "A row of weight 0 is left out of the loss: write 1 for a row like any other."));
    }
  }

  private boolean anyCounts() {
    return IntStream.range(0, parts.size())
        .anyMatch(row -> parts.get(row) == Part.TRAIN && weights.get(row) > 0);
  }

  private static float number(String text) {
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }

  private void nameClasses(List<String> listed) {
    List<Integer> all = IntStream.range(0, table.rows().size()).boxed().toList();
    refuse(
        all.stream().filter(row -> label(row).isEmpty()).toList(),
        columns.label(),
        "a label",
        "Label these rows, or remove them.");
    classNames =
        listed.isEmpty()
            ? all.stream()
                .filter(row -> parts.get(row) != Part.TEST)
                .map(this::label)
                .filter(label -> !label.isEmpty())
                .distinct()
                .sorted(order())
                .toList()
            : listed;
    refuse(
        all.stream()
            .filter(row -> !label(row).isEmpty() && !classNames.contains(label(row)))
            .toList(),
        columns.label(),
        listed.isEmpty() ? "a class that rows to train on have, too" : "one of " + Names.of(listed),
        "Correct the label, or remove these rows.");
  }

  /** By number if all labels are whole ones, else by code unit: the same in any locale. */
  private Comparator<String> order() {
    boolean numbers = table.texts(columns.label()).stream().allMatch(l -> l.matches("-?\\d{1,18}"));
    return numbers ? Comparator.comparingLong(Long::parseLong) : Comparator.naturalOrder();
  }

  private void findFiles(Entry root, String ending) {
    List<Integer> outside = new ArrayList<>();
    List<Integer> missing = new ArrayList<>();
    List<Integer> twice = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      String path = text(row, columns.file()).replace('\\', '/') + ending;
      Optional<Entry> file = Optional.empty();
      if (isOutside(path)) {
        outside.add(row);
      } else {
        file = root.below(path).filter(Entry::isFile);
        if (file.isEmpty()) {
          missing.add(row);
        } else if (rowsByPath.putIfAbsent(file.get().path(), row) != null) {
          twice.add(row);
        }
      }
      file.ifPresent(files::add);
    }
    refuse(
        outside,
        columns.file(),
        "a path below " + root.place(),
        "Write relative paths without '..': CsvFile.of(file).in(folder) says where they begin.");
    refuse(
        missing,
        columns.file(),
        "an image file below " + root.place(),
        "Correct the path; CsvFile.of(file).in(folder) and .ending(\".jpg\") say what it lacks.");
    refuse(
        twice,
        columns.file(),
        "each file once",
        "Keep one row of each file: its copies would be in several folds.");
  }

  private static boolean isOutside(String path) {
    return path.startsWith("/")
        || path.matches("[A-Za-z]:.*")
        || List.of(path.split("/", -1)).contains("..");
  }

  /** One problem for all rows that have it. */
  private void refuse(List<Integer> rows, int column, String expected, String remedy) {
    if (!rows.isEmpty()) {
      problems.add(
          Problem.of(
              "%s, column %s".formatted(table.file(), table.header().get(column)),
              expected,
              Names.of(
                  rows.stream()
                      .map(row -> "'%s' in line %s".formatted(text(row, column), table.line(row)))
                      .toList()),
              remedy));
    }
  }

  private String label(int row) {
    return text(row, columns.label());
  }

  private String text(int row, int column) {
    return table.rows().get(row).get(column);
  }
}
