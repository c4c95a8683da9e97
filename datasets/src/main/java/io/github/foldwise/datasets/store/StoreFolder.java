package io.github.foldwise.datasets.store;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of all stores, and the files of one. */
record StoreFolder(Path folder, String name) {
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\.[a-z0-9]+");
  private static final String STORE = ".pixels";

  static StoreFolder in(Path cache, String name) {
    return new StoreFolder(of(cache), name);
  }

  /** The folder of all stores of a cache. */
  static Path of(Path cache) {
    return cache.resolve("pixels");
  }

  /** All stores of a cache, whole or begun, by name. */
  static List<StoreFolder> all(Path cache) {
    StoreFolder any = in(cache, "");
    if (!Files.isDirectory(any.folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(any.folder)) {
      return files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> name.group(1))
          .distinct()
          .sorted()
          .map(name -> new StoreFolder(any.folder, name))
          .toList();
    } catch (IOException e) {
      throw any.unwritable(e);
    }
  }

  /** Deletes all files of this store, and returns their bytes. */
  long delete() throws IOException {
    long bytes = 0;
    for (Path file : List.of(store(), hashes(store()), rows(), filled(), lock())) {
      if (Files.exists(file)) {
        bytes += Files.size(file);
        Files.delete(file);
      }
    }
    return bytes;
  }

  /** The whole store. */
  Path store() {
    return folder.resolve(name + STORE);
  }

  /** Its rows while it is made. */
  Path rows() {
    return folder.resolve(name + ".part");
  }

  /** Which rows are there while it is made. */
  Path filled() {
    return folder.resolve(name + ".filled");
  }

  /** Locked by the process that makes it. */
  Path lock() {
    return folder.resolve(name + ".lock");
  }

  /** Hashes of a whole store. */
  static Path hashes(Path store) {
    String name = store.getFileName().toString();
    return store.resolveSibling(name.substring(0, name.length() - STORE.length()) + ".sha256");
  }

  void create() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Refuses to begin what cannot be finished. */
  void requireRoom(long bytes) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (bytes > free) {
      throw new RefusedException(
          Problem.of(
              folder.toString(),
              String.format(Locale.ROOT, "room for %,d bytes of decoded pixels", bytes),
              String.format(Locale.ROOT, "%,d bytes", free),
              "Make room there, or set FOLDWISE_CACHE to a folder on another disk."));
    }
  }

  RefusedException unwritable(IOException cause) {
    return new RefusedException(
        Problem.of(
            folder.toString(),
            "a folder that can be written, for decoded pixels",
            cause.getClass().getSimpleName() + ": " + cause.getMessage(),
            "Make room or give permission there, or set FOLDWISE_CACHE to another folder."));
  }

  static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long to = at;
    while (bytes.hasRemaining()) {
      to += channel.write(bytes, to);
    }
  }
}
