package io.github.foldwise.keras;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.runtime.file.NewFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The ZIP that Keras saves; what is read of it is bounded by its size. */
final class KerasArchive {
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.weights.h5";
  private static final String KERAS =
      "Name a file that Keras 3 saved: model.save(\"model.keras\").";
  private static final int MOST_EXPANSION = 100;
  private static final long ANY_FILE = 1 << 20;

  private final Path file;
  private final long size;
  private final byte[] config;
  private final byte[] weights;

  /** Reads the two entries that matter. */
  KerasArchive(Path file) {
    this.file = file;
    if (Files.isDirectory(file)) {
      throw refuse("a file that Keras 3 saved", "a folder", KERAS);
    }
    try {
      this.size = Files.size(file);
      requireKeras3();
      try (ZipFile zip = new ZipFile(file.toFile())) {
        this.config = entry(zip, CONFIG);
        this.weights = entry(zip, WEIGHTS);
      }
    } catch (ZipException e) {
      throw refuse("a ZIP, as .keras files are", "something else, or a damaged one", KERAS);
    } catch (IOException e) {
      throw refuse("a file that can be read", NewFile.reason(e), KERAS);
    }
  }

  byte[] config() {
    return config;
  }

  byte[] weights() {
    return weights;
  }

  /** Bytes of the file. */
  long size() {
    return size;
  }

  private void requireKeras3() throws IOException {
    byte[] beginning;
    try (InputStream in = Files.newInputStream(file)) {
      beginning = in.readNBytes(4);
    }
    if (beginning.length == 4
        && beginning[1] == 'H'
        && beginning[2] == 'D'
        && beginning[3] == 'F') {
      throw refuse(
          "a .keras file of Keras 3",
          "an HDF5 file, which is that of weights alone or of Keras 2",
          "Load it in Keras 3 and save it again: model.save(\"model.keras\").");
    }
  }

  private byte[] entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw refuse("an entry " + name, "none", KERAS);
    }
    long most = Math.min(Integer.MAX_VALUE - 8L, Math.max(ANY_FILE, MOST_EXPANSION * size));
    if (entry.getSize() > most) {
      throw refuse(
          "an entry %s of at most %s bytes".formatted(name, most),
          String.valueOf(entry.getSize()),
          KERAS);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) most);
      if (bytes.length != entry.getSize()) {
        throw new ZipException("an entry of another length");
      }
      return bytes;
    }
  }

  private RefusedException refuse(String expected, String found, String remedy) {
    return new RefusedException(Problem.of(file.toString(), expected, found, remedy));
  }
}
