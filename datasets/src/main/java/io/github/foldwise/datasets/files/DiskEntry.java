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
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
      List<DiskEntry> entries = files.stream().map(this::entry).toList();
      requireInside(entries.stream().filter(DiskEntry::isLink).toList());
      return entries.stream()
          .map(entry -> (Entry) entry)
          .sorted(Comparator.comparing(Entry::name)) // by code unit: the same in any locale
          .toList();
    } catch (IOException e) {
      throw unlistable(e);
    } catch (UncheckedIOException e) {
      throw unlistable(e.getCause());
    }
  }

  private DiskEntry entry(Path below) {
    String name = String.valueOf(below.getFileName());
    return new DiskEntry(below, path.isEmpty() ? name : path + "/" + name);
  }

  @Override
  public Optional<Entry> below(String relative) {
    Path below;
    try {
      below = file.resolve(relative);
    } catch (InvalidPathException e) { // no name that this system can have
      return Optional.empty();
    }
    if (!Files.exists(below)) {
      return Optional.empty();
    }
    List<DiskEntry> entries = new ArrayList<>(List.of(this));
    for (String name : PackedTree.parts(relative)) {
      DiskEntry parent = entries.get(entries.size() - 1);
      entries.add(parent.entry(parent.file.resolve(name)));
    }
    DiskEntry entry = entries.get(entries.size() - 1);
    requireInside(entries.stream().anyMatch(DiskEntry::isLink) ? List.of(entry) : List.of());
    return Optional.of(entry);
  }

  @Override
  public long size() throws IOException {
    return Files.size(file);
  }

  @Override
  public String stamp() throws IOException {
    Map<String, Object> known =
        file.getFileSystem().supportedFileAttributeViews().contains("unix")
            ? Files.readAttributes(file, "unix:size,lastModifiedTime,ctime")
            : Files.readAttributes(file, "size,lastModifiedTime");
    return String.join(
        " ",
        known.get("size").toString(),
        nanos(known.get("lastModifiedTime")),
        known.containsKey("ctime")
            ? nanos(known.get("ctime")) // of its last change of any kind, which no program sets
            : file.toAbsolutePath().toString());
  }

  private static String nanos(Object time) {
    return time instanceof FileTime moment
        ? String.valueOf(moment.to(TimeUnit.NANOSECONDS))
        : "unknown";
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

  private void requireInside(List<DiskEntry> links) {
    RefusedException.throwIfAny(
        Archive.problem(
            file,
            "files and folders, or links to some within " + root(),
            links.stream().filter(link -> leavesRoot(link.file)).map(DiskEntry::path).toList(),
            "Put the files themselves there, or name the folder that holds all."));
  }

  private boolean leavesRoot(Path link) {
    try {
      return !link.toRealPath().startsWith(root().toRealPath());
    } catch (IOException e) { // it leads nowhere
      return false;
    }
  }

  private Path root() {
    Path root = file;
    for (int i = PackedTree.parts(path).size(); i > 0; i--) {
      root = root.toAbsolutePath().getParent();
    }
    return root;
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
