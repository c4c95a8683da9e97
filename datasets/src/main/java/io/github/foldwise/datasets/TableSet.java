package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.array.FileStamp;
import io.github.foldwise.datasets.array.LabelArray;
import io.github.foldwise.datasets.files.FileFault;
import io.github.foldwise.datasets.files.LabelledFile;
import io.github.foldwise.datasets.files.Names;
import io.github.foldwise.datasets.table.Table;
import io.github.foldwise.datasets.table.TableColumn;
import io.github.foldwise.datasets.table.TableColumn.Kind;
import io.github.foldwise.datasets.table.TableFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Images and labels in the files of a table, which stay open. */
final class TableSet implements AutoCloseable {
  private static final List<String> LABELS = List.of("label", "labels");

  private final Path root;
  private final List<Shard> shards;
  private final TableColumn images;
  private final TableColumn labels;
  private List<String> classNames = List.of();

  private TableSet(Path root, List<Shard> shards, TableColumn images, TableColumn labels) {
    this.root = root;
    this.shards = shards;
    this.images = images;
    this.labels = labels;
  }

  /** Opens a file, or those of this ending in a folder and in folders below it. */
  static TableSet open(
      Path root,
      String ending,
      TableFormat format,
      Optional<String> image,
      Optional<String> label) {
    List<Shard> shards = new ArrayList<>();
    boolean opened = false;
    try {
      for (Path file : files(root, ending)) {
        String path = path(root, file);
        Optional<String> split = file.equals(root) ? Optional.empty() : Shard.split(path);
        shards.add(new Shard(file, path, split, stamp(file), format.open(file)));
      }
      requireSplits(root, shards);
      Table first = first(root, shards).table();
      requireAlike(shards);
      TableSet set =
          new TableSet(root, shards, images(root, first, image), labels(root, first, label));
      opened = true;
      return set;
    } finally {
      if (!opened) {
        shards.forEach(shard -> shard.table().close());
      }
    }
  }

  private static String stamp(Path file) {
    try {
      return FileStamp.of(file);
    } catch (IOException e) {
      return "none"; // opening it says why
    }
  }

  private static List<Path> files(Path root, String ending) {
    if (!Files.isDirectory(root)) {
      return List.of(root);
    }
    try (Stream<Path> below = Files.walk(root)) {
      List<Path> files =
          below
              .filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
              .filter(file -> !("/" + path(root, file)).contains("/."))
              .sorted(Comparator.comparing(file -> path(root, file)))
              .toList();
      if (files.isEmpty()) {
        throw refused(root, "files *" + ending, "none", "Name the folder that holds them.");
      }
      return files;
    } catch (IOException e) {
      throw unlistable(root, e);
    } catch (UncheckedIOException e) {
      throw unlistable(root, e.getCause());
    }
  }

  private static String path(Path root, Path file) {
    Path below = file.equals(root) ? file.getFileName() : root.relativize(file);
    return String.valueOf(below).replace(root.getFileSystem().getSeparator(), "/");
  }

  private static RefusedException unlistable(Path root, IOException cause) {
    return refused(
        root, "a folder that you may read", FileFault.of(cause), "Give permission to read it.");
  }

  /** Either all names say what the rows are for, or none. */
  private static void requireSplits(Path root, List<Shard> shards) {
    List<String> unnamed =
        shards.stream().filter(shard -> shard.split().isEmpty()).map(Shard::path).toList();
    if (!unnamed.isEmpty() && unnamed.size() < shards.size()) {
      throw refused(
          root,
          "names of files that say train, validation or test, or none that does",
          "some that do not: " + Names.of(unnamed),
          "Rename these, or move them elsewhere.");
    }
  }

  private static Shard first(Path root, List<Shard> shards) {
    return shards.stream()
        .filter(shard -> shard.isOf(Shard.TRAIN))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    root,
                    "files to train on, whose names say train",
                    Names.of(shards.stream().map(Shard::path).toList()),
                    "Name the folder above all splits, or a single file."));
  }

  private static void requireAlike(List<Shard> shards) {
    List<String> columns = names(shards.get(0));
    for (Shard shard : shards) {
      if (!names(shard).equals(columns)) {
        throw refused(
            shard.file(),
            "the columns of %s: %s".formatted(shards.get(0).file(), String.join(", ", columns)),
            String.join(", ", names(shard)),
            "Name the folder of one table.");
      }
    }
  }

  private static List<String> names(Shard shard) {
    return shard.table().columns().stream().map(TableColumn::toString).toList();
  }

  private static TableColumn images(Path root, Table table, Optional<String> wanted) {
    return only(
        root,
        "images",
        ".imageColumn",
        table,
        wanted,
        table.columns().stream().filter(column -> column.kind() == Kind.IMAGES).toList());
  }

  /** The only column of classes; if the file knows none, the one that is called so. */
  private static TableColumn labels(Path root, Table table, Optional<String> wanted) {
    List<TableColumn> known = table.columns().stream().filter(TableColumn::isClass).toList();
    List<TableColumn> named =
        table.columns().stream()
            .filter(column -> column.kind() == Kind.INTEGERS || column.kind() == Kind.TEXTS)
            .filter(column -> wanted.isPresent() || LABELS.contains(column.name()))
            .toList();
    return only(
        root,
        "labels",
        ".labelColumn",
        table,
        wanted,
        known.isEmpty() || wanted.isPresent() ? named : known);
  }

  private static TableColumn only(
      Path root,
      String what,
      String word,
      Table table,
      Optional<String> wanted,
      List<TableColumn> possible) {
    List<TableColumn> found =
        wanted.isEmpty()
            ? possible
            : possible.stream().filter(column -> column.name().equals(wanted.get())).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw refused(
        root,
        wanted
            .map(name -> "a column %s of %s".formatted(name, what))
            .orElse("one column of " + what),
        found.isEmpty()
            ? table.columns().stream().map(TableColumn::toString).collect(Collectors.joining(", "))
            : found.stream().map(TableColumn::name).collect(Collectors.joining(" and ")),
        found.isEmpty() && what.equals("images")
            ? "Images are image files, in a column of bytes or of bytes and path."
            : "Say which with %s(name).".formatted(word));
  }

  /** Rows to train on, then those for validation. */
  List<LabelledFile> training() {
    List<Shard> trained = Stream.of(Shard.TRAIN, Shard.VALIDATION).flatMap(this::shards).toList();
    List<List<String>> texts = trained.stream().map(this::labelTexts).toList();
    classNames = classNames(texts.stream().flatMap(List::stream).toList());
    List<LabelledFile> files = new ArrayList<>();
    for (int i = 0; i < trained.size(); i++) {
      files.addAll(files(trained.get(i), texts.get(i)));
    }
    if (files.isEmpty()) {
      throw refused(
          shards.get(0).file(),
          "rows to train on",
          "none",
          "Write the rows into the file, or name files that hold some.");
    }
    return files;
  }

  /** Rows for the test; {@link #training()} comes first, for it finds the classes. */
  List<LabelledFile> test() {
    return shards(Shard.TEST).flatMap(shard -> files(shard, labelTexts(shard)).stream()).toList();
  }

  /** What the classes are called. */
  List<String> classNames() {
    return classNames;
  }

  /** The same rows, with a column that says which are for validation, if some are. */
  ImageData withSplit(ImageData rows) {
    if (shards(Shard.VALIDATION).findFirst().isEmpty()) {
      return rows;
    }
    Map<String, String> splits = new HashMap<>();
    for (Shard shard : shards) {
      splits.put(shard.path(), shard.split().orElse(Shard.TRAIN));
    }
    return rows.withColumn(
        "split", rows.rowNames().stream().map(name -> splits.get(shardOf(name, splits))).toList());
  }

  private static String shardOf(String rowName, Map<String, String> shards) {
    int end = rowName.indexOf('[');
    while (!shards.containsKey(rowName.substring(0, end))) { // a name may hold brackets itself
      end = rowName.indexOf('[', end + 1);
    }
    return rowName.substring(0, end);
  }

  private Stream<Shard> shards(String split) {
    return shards.stream().filter(shard -> shard.isOf(split));
  }

  private List<String> labelTexts(Shard shard) {
    List<Optional<String>> found = shard.table().texts(labels.name());
    List<String> texts = new ArrayList<>(found.size());
    for (int row = 0; row < found.size(); row++) {
      Optional<String> text = found.get(row);
      if (text.isEmpty() || (labels.kind() == Kind.INTEGERS && text.get().startsWith("-"))) {
        throw refused(
            shard.file(),
            "a label in each row",
            "%s in row %s of column %s".formatted(text.orElse("none"), row, labels.name()),
            "Leave out rows without a label; the test split of a competition often has none, and"
                + " says −1.");
      }
      texts.add(text.get());
    }
    return texts;
  }

  private List<String> classNames(List<String> texts) {
    if (labels.kind() == Kind.TEXTS) {
      return texts.stream().distinct().sorted().toList(); // by code unit: the same in any locale
    }
    if (!labels.classNames().isEmpty()) {
      return labels.classNames();
    }
    int most = Math.max(LabelArray.MANY_CLASSES, texts.size());
    return IdxSet.numbers(texts.stream().mapToInt(text -> number(text, most)).max().orElse(-1) + 1);
  }

  private List<LabelledFile> files(Shard shard, List<String> texts) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < classNames.size(); i++) {
      numbers.put(labels.kind() == Kind.TEXTS ? classNames.get(i) : String.valueOf(i), i);
    }
    List<Optional<String>> names = shard.table().imageNames(images.name());
    List<LabelledFile> files = new ArrayList<>(texts.size());
    for (int row = 0; row < texts.size(); row++) {
      Integer label = numbers.get(texts.get(row));
      if (label == null) {
        throw refused(
            shard.file(),
            labels.kind() == Kind.TEXTS
                ? "a class of the rows to train on: " + Names.of(classNames)
                : "labels from 0 to %s, for there are %s classes"
                    .formatted(classNames.size() - 1, classNames.size()),
            "label %s in row %s".formatted(texts.get(row), row),
            "Leave these rows out, or train on such rows too.");
      }
      files.add(new LabelledFile(new TableImage(shard, images.name(), row, names.get(row)), label));
    }
    return files;
  }

  /** A label below {@code most}: more classes are only believed if there are as many rows. */
  private int number(String text, int most) {
    if (text.length() > 9 || Integer.parseInt(text) >= most) {
      throw refused(
          root,
          String.format(Locale.ROOT, "labels of at most %,d classes", most),
          text,
          "Number the classes from 0 without gaps.");
    }
    return Integer.parseInt(text);
  }

  private static RefusedException refused(
      Path place, String expected, String found, String remedy) {
    return new RefusedException(Problem.of(place.toString(), expected, found, remedy));
  }

  @Override
  public void close() {
    shards.forEach(shard -> shard.table().close());
  }
}
