package io.github.foldwise.benchmarks.peers;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.IdxFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Two uncompressed IDX files that all contenders read.
 *
 * @param images {@code rows × height × width} bytes after a header of 16 bytes
 * @param labels {@code rows} bytes after a header of 8 bytes
 */
record IdxFiles(Path images, Path labels) {
  private static final int IMAGES_OF_BYTES = 0x803;
  private static final int LABELS_OF_BYTES = 0x801;

  /** Rows to split into folds. */
  static IdxFiles training(Path folder) {
    return new IdxFiles(folder.resolve("train-images.idx"), folder.resolve("train-labels.idx"));
  }

  /** Images to evaluate and predict. */
  static IdxFiles unseen(Path folder) {
    return new IdxFiles(folder.resolve("test-images.idx"), folder.resolve("test-labels.idx"));
  }

  ImageData read() {
    return IdxFolder.read(images, labels);
  }

  void write(ImageData data) throws IOException {
    Files.createDirectories(images.getParent());
    ByteBuffer file = ByteBuffer.allocate(16 + data.rows() * data.shape().size());
    file.putInt(IMAGES_OF_BYTES).putInt(data.rows());
    file.putInt(data.shape().height()).putInt(data.shape().width());
    for (int row = 0; row < data.rows(); row++) {
      file.put(data.bytes(row));
    }
    Files.write(images, file.array());
    ByteBuffer classes = ByteBuffer.allocate(8 + data.rows());
    classes.putInt(LABELS_OF_BYTES).putInt(data.rows());
    for (int row = 0; row < data.rows(); row++) {
      classes.put((byte) data.label(row));
    }
    Files.write(labels, classes.array());
  }
}
