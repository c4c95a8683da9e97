package io.github.foldwise.runtime.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A file that is written beside its place and then moved there: all or nothing. Its writer holds a
 * lock on it, by which the next one knows what a killed process left.
 */
final class AsideFile {
  private static final String END = ".tmp";

  private final Path place;
  private final String beginning;

  AsideFile(Path place) {
    this.place = place.toAbsolutePath();
    this.beginning = "." + place.getFileName() + ".";
  }

  /** Interrupts do not disturb it. */
  void write(NewFile.Contents contents) throws IOException {
    synchronized (AsideFile.class) { // locks are between processes
      deleteLeftovers();
      writeAside(place.resolveSibling(beginning + UUID.randomUUID() + END), contents);
    }
  }

  private void writeAside(Path aside, NewFile.Contents contents) throws IOException {
    Files.createFile(aside);
    try {
      try (RandomAccessFile file = new RandomAccessFile(aside.toFile(), "rw")) {
        lock(file); // until the file is closed
        contents.writeTo(file);
        file.getFD().sync();
      }
      Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private void deleteLeftovers() throws IOException {
    try (Stream<Path> all = Files.list(place.getParent())) {
      for (Path each : all.filter(this::isAside).toList()) {
        try (RandomAccessFile file = new RandomAccessFile(each.toFile(), "rw")) {
          if (lock(file)) {
            Files.deleteIfExists(each);
          }
        }
      }
    }
  }

  private boolean isAside(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(beginning) && name.endsWith(END);
  }

  /** Whether nobody else holds the lock. A file system without locks has no leftovers to find. */
  private static boolean lock(RandomAccessFile file) {
    boolean interrupted = Thread.interrupted(); // an interrupt would close the file
    try {
      return file.getChannel().tryLock() != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
