package io.github.foldwise.studies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A folder of IDX files with black images of 8×8 pixels and labels 0 to 4 in turn.
 *
 * @param folder with the files
 */
record IdxFiles(Path folder) {
  private static final int SIDE = 8;

  static IdxFiles in(Path folder) {
    return new IdxFiles(folder);
  }

  IdxFiles images(String part, int rows) {
    ByteBuffer bytes = ByteBuffer.allocate(16 + rows * SIDE * SIDE);
    bytes.putInt(0x803).putInt(rows).putInt(SIDE).putInt(SIDE);
    return write(part + "-images-idx3-ubyte", bytes.array());
  }

  IdxFiles labels(String part, int rows) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + rows);
    bytes.putInt(0x801).putInt(rows);
    for (int row = 0; row < rows; row++) {
      bytes.put((byte) (row % 5)); // of ten classes: few enough to be in every fold
    }
    return write(part + "-labels-idx1-ubyte", bytes.array());
  }

  void truncate(String file, int length) {
    write(file, Arrays.copyOf(read(file), length));
  }

  void overwrite(String file, int position, int value) {
    byte[] bytes = read(file);
    bytes[position] = (byte) value;
    write(file, bytes);
  }

  private byte[] read(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IdxFiles write(String file, byte[] bytes) {
    try {
      Files.write(folder.resolve(file), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
