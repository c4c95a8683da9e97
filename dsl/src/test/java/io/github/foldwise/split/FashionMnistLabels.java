package io.github.foldwise.split;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** The 60,000 training labels, from Debian's package dataset-fashion-mnist. */
final class FashionMnistLabels {
  private static final Path FILE =
      Path.of("/usr/share/datasets/fashion-mnist/train-labels-idx1-ubyte.gz");

  private FashionMnistLabels() {}

  /** Skips the test if they are not installed. */
  static int[] orSkip() {
    assumeThat(FILE).as("the labels of the full set, from dataset-fashion-mnist").exists();
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(FILE)))) {
      in.skipNBytes(8); // magic number and count
      byte[] labels = in.readAllBytes();
      return IntStream.range(0, labels.length).map(row -> labels[row]).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
