package io.github.foldwise.datasets.files;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A file or a folder on disk.
 *
 * @param file where it lies
 * @param path below the data's root, with {@code /}
 */
public record DiskEntry(Path file, String path) implements Entry {
  public DiskEntry {
    requireNonNull(file, "file");
    requireNonNull(path, "path");
  }

  /** The folder that a data set lies in. */
  public static DiskEntry root(Path folder) {
    return new DiskEntry(folder, "");
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public boolean isFolder() {
    return Files.isDirectory(file);
  }

  @Override
  public boolean isFile() {
    return Files.isRegularFile(file);
  }

  @Override
  public List<Entry> entries() {
    try (Stream<Path> listed = Files.list(file)) {
      List<Path> files = listed.toList();
      requireReadableNames(files);
      return files.stream()
          .map(this::below)
          .sorted(Comparator.comparing(Entry::name)) // by code unit: the same in any locale
          .toList();
    } catch (IOException e) {
      throw unlistable(e);
    } catch (UncheckedIOException e) {
      throw unlistable(e.getCause());
    }
  }

  private Entry below(Path below) {
    String name = String.valueOf(below.getFileName());
    return new DiskEntry(below, path.isEmpty() ? name : path + "/" + name);
  }

  @Override
  public long size() throws IOException {
    return Files.size(file);
  }

  @Override
  public String stamp() throws IOException {
    try {
      return new TreeMap<>(Files.readAttributes(file, "unix:size,lastModifiedTime,ctime"))
          .toString();
    } catch (UnsupportedOperationException e) { // no Unix: without the time of its last renaming
      return new TreeMap<>(Files.readAttributes(file, "size,lastModifiedTime")).toString();
    }
  }

  @Override
  public boolean isLink() {
    return Files.isSymbolicLink(file);
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  private RefusedException unlistable(IOException cause) {
    return new RefusedException(
        Problem.of(
            place(),
            "a folder that you may read",
            FileFault.of(cause),
            "Give permission to read it."));
  }

  private void requireReadableNames(List<Path> files) {
    List<Path> unreadable = files.stream().filter(below -> !isReadable(below)).toList();
    if (!unreadable.isEmpty()) {
      throw new RefusedException(
          Problem.of(
              place(),
              "names in the characters of this locale (%s)"
                  .formatted(System.getProperty("sun.jnu.encoding")),
              "%s in others, such as %s"
                  .formatted(unreadable.size(), unreadable.get(0).getFileName()),
              "Run in a locale of UTF-8, for example with LC_ALL=C.UTF-8, or rename them."));
    }
  }

  /** A name that the locale cannot express is not found again. */
  private static boolean isReadable(Path below) {
    try {
      return below.equals(below.resolveSibling(String.valueOf(below.getFileName())));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
