package io.github.foldwise.runtime.tensorflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The folder with the unpacked files of a native library, one for all processes of a machine. They
 * are unpacked beside it and moved there at once, so a process that finds it can load them.
 */
final class LibraryFolder {
  private static final String LOCK = ".lock"; // JavaCPP's own

  private final Path cache;
  private final List<PackedLibrary> files;
  private final String name;

  /**
   * The folder of some files.
   *
   * @param cache where it is made; must exist
   * @param files at least one
   */
  LibraryFolder(Path cache, List<PackedLibrary> files) {
    this.cache = cache;
    this.files = List.copyOf(files);
    CRC32 all = new CRC32();
    files.forEach(file -> all.update((file.name() + file.size() + file.crc()).getBytes(UTF_8)));
    this.name = String.format(Locale.ROOT, "%s-%08x", files.get(0).jar(), all.getValue());
  }

  /** Bytes of all files. */
  static long size(List<PackedLibrary> files) {
    return files.stream().mapToLong(PackedLibrary::size).sum();
  }

  /**
   * Unpacks the files unless they are there, each of its size.
   *
   * @throws IOException if that fails, or there is too little room
   */
  Path unpacked() throws IOException {
    synchronized (LibraryFolder.class) { // locks are between processes
      Path folder = cache.resolve(name);
      if (!isWhole(folder)) {
        unpackOnce(folder);
      }
      return folder;
    }
  }

  private void unpackOnce(Path folder) throws IOException {
    try (FileOutputStream lockFile = new FileOutputStream(cache.resolve(LOCK).toFile())) {
      Optional<FileLock> lock = lock(lockFile.getChannel()); // released with the file
      if (!isWhole(folder)) { // no other process unpacked them meanwhile
        if (lock.isPresent()) {
          deleteLeftovers(folder);
        }
        requireRoom();
        unpack(folder);
      }
    }
  }

  /** Empty if the file system has no locks: two processes may then unpack the same files. */
  private static Optional<FileLock> lock(FileChannel channel) {
    try {
      return Optional.of(channel.lock());
    } catch (IOException | OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  private boolean isWhole(Path folder) throws IOException {
    for (PackedLibrary file : files) {
      if (!file.isIn(folder)) {
        return false;
      }
    }
    return true;
  }

  private void requireRoom() throws IOException {
    long room = Files.getFileStore(cache).getUsableSpace();
    if (room < size(files)) {
      throw new IOException(String.format(Locale.ROOT, "%d MB", room / 1_000_000));
    }
  }

  private void unpack(Path folder) throws IOException {
    Path aside = Files.createTempDirectory(cache, name + ".");
    try {
      Path whole = Files.createDirectory(aside.resolve("whole"));
      for (PackedLibrary file : files) {
        file.unpackInto(whole);
      }
      if (Files.exists(folder)) {
        Files.move(folder, aside.resolve("damaged"), StandardCopyOption.ATOMIC_MOVE);
      }
      move(whole, folder);
    } finally {
      delete(aside);
    }
  }

  private void move(Path whole, Path folder) throws IOException {
    try {
      Files.move(whole, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!isWhole(folder)) { // else another process was faster
        throw e;
      }
    }
  }

  /** What processes left that were killed while they unpacked. */
  private void deleteLeftovers(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(cache)) {
      for (Path each : all.toList()) {
        if (each.getFileName().toString().startsWith(name + ".") && !each.equals(folder)) {
          delete(each);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
