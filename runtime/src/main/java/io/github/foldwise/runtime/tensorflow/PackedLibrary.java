package io.github.foldwise.runtime.tensorflow;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarEntry;

/**
 * A file of a native library in a jar.
 *
 * @param name of the file
 * @param jar file name of the jar, without {@code .jar}
 * @param size in bytes
 * @param crc CRC-32 of its contents
 */
record PackedLibrary(URL place, String name, String jar, long size, long crc) {
  /** The library at this place; empty if it lies there as a file that needs no unpacking. */
  static Optional<PackedLibrary> at(URL place) {
    try {
      if (!(place.openConnection() instanceof JarURLConnection connection)) {
        return Optional.empty();
      }
      JarEntry entry = connection.getJarEntry();
      return Optional.of(
          new PackedLibrary(
              place,
              lastName(entry.getName()),
              lastName(connection.getJarFile().getName()).replaceAll("\\.jar$", ""),
              entry.getSize(),
              entry.getCrc()));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the class loader has just read it
    }
  }

  /** Whether a folder holds all of it. */
  boolean isIn(Path folder) throws IOException {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file) && Files.size(file) == size;
  }

  /** Writes it to the disk, not only to the system's memory. */
  void unpackInto(Path folder) throws IOException {
    try (InputStream in = place.openStream();
        FileOutputStream out = new FileOutputStream(folder.resolve(name).toFile())) {
      in.transferTo(out);
      out.getFD().sync();
    }
  }

  private static String lastName(String path) {
    return path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
  }
}
