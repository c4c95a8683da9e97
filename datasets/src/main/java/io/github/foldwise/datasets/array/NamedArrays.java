package io.github.foldwise.datasets.array;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.files.FileFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Arrays by name: those of an {@code .npz} file, or the {@code .npy} files of one folder. */
public final class NamedArrays {
  private static final String ENDING = ".npy";

  private final String place;
  private final SortedMap<String, StoredArray> arrays = new TreeMap<>();
  private final SortedMap<String, RefusedException> unfit = new TreeMap<>();
  private final List<Path> files;

  private NamedArrays(String place, List<Path> files) {
    this.place = place;
    this.files = List.copyOf(files);
  }

  private interface Reading {
    StoredArray read() throws IOException;
  }

  /** An array that cannot be read is only refused if it is asked for: many files hold texts too. */
  private void add(String file, Reading reading) throws IOException {
    String name = file.substring(0, file.length() - ENDING.length());
    try {
      arrays.put(name, reading.read());
    } catch (RefusedException e) {
      unfit.put(name, e);
    }
  }

  /**
   * The arrays at a path: an {@code .npz} file, a folder of {@code .npy} files, or such a file with
   * its neighbours. Only headers are read.
   *
   * @throws RefusedException if they cannot be listed
   */
  public static NamedArrays at(Path path) {
    try {
      if (Files.isDirectory(path)) {
        return inFolder(path);
      }
      if (path.toString().endsWith(ENDING)) {
        NpyFile.read(path); // it is refused first
        return inFolder(path.toAbsolutePath().getParent());
      }
      return inZip(path);
    } catch (IOException e) {
      throw unreadable(path, FileFault.of(e));
    }
  }

  private static NamedArrays inFolder(Path folder) throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      List<Path> files =
          listed
              .filter(file -> name(file).endsWith(ENDING) && !name(file).startsWith("."))
              .sorted()
              .toList();
      NamedArrays found = new NamedArrays(folder.toString(), files);
      for (Path file : files) {
        found.add(name(file), () -> NpyFile.read(file));
      }
      return found;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static NamedArrays inZip(Path path) throws IOException {
    if (!Files.isRegularFile(path)) { // reading a pipe may never end
      throw unreadable(path, Files.exists(path) ? "a pipe or a device" : "no file");
    }
    NamedArrays found = new NamedArrays(path.toString(), List.of(path));
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(ENDING)) {
          found.add(entry.getName(), () -> NpzMember.array(path, zip, entry));
        }
      }
    } catch (ZipException | IllegalArgumentException e) { // the latter for a name that is no text
      throw unreadable(path, "a damaged or another file (" + e.getMessage() + ")");
    }
    return found;
  }

  private static RefusedException unreadable(Path path, String found) {
    return new RefusedException(
        Problem.of(
            path.toString(),
            "an .npz file, an .npy file, or a folder of .npy files",
            found,
            "Save the arrays with numpy.savez or numpy.save, or name another place."));
  }

  /** Where they are. */
  public String place() {
    return place;
  }

  /** Tells whether the files that hold them are still the same. */
  public String stamp() {
    try {
      StringBuilder stamp = new StringBuilder();
      for (Path file : files) {
        stamp.append(FileStamp.of(file)).append('\n');
      }
      return stamp.toString();
    } catch (IOException e) {
      throw unreadable(Path.of(place), FileFault.of(e));
    }
  }

  /** Whether there is an array of this name, without {@code .npy}. */
  public boolean has(String name) {
    return arrays.containsKey(name) || unfit.containsKey(name);
  }

  /**
   * One of the arrays.
   *
   * @throws RefusedException if it is damaged, or holds no numbers
   */
  public StoredArray get(String name) {
    if (unfit.containsKey(name)) {
      throw unfit.get(name);
    }
    return arrays.get(name);
  }

  /** The arrays in words, each with its name. */
  public List<String> described() {
    SortedMap<String, String> words = new TreeMap<>();
    arrays.forEach((name, array) -> words.put(name, name + ": " + array));
    unfit.forEach((name, why) -> words.put(name, name + ": no whole array of numbers"));
    return List.copyOf(words.values());
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** One {@code .npy} file on disk. */
  private static final class NpyFile {
    static StoredArray read(Path file) throws IOException {
      String place = file.toString();
      if (!Files.isRegularFile(file)) {
        throw unreadable(file, Files.exists(file) ? "a pipe or a device" : "no file");
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        NpyHeader header = NpyHeader.read(place, in);
        StoredArray array =
            header.array(
                place,
                () ->
                    NpyHeader.values(
                        place, new BufferedInputStream(Files.newInputStream(file), 1 << 16)));
        array.requireBytes(Files.size(file) - header.bytes());
        return array;
      }
    }
  }
}
