package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the Fashion-MNIST sample from the resources. */
final class ShippedSample {
  private static final String FOLDER = "fashion-mnist-sample/";

  private ShippedSample() {}

  static IdxSet read() {
    try {
      return IdxSet.read(ShippedSample::read);
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped sample of Fashion-MNIST cannot be read", e);
    }
  }

  private static IdxFile read(IdxPart part) throws IOException {
    String name = FOLDER + part.gzippedName();
    try (InputStream stored = ShippedSample.class.getResourceAsStream(name)) {
      return IdxFile.read(name, requireNonNull(stored, name), part.kind());
    }
  }
}
