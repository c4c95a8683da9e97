package io.github.foldwise.datasets.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** A file's bytes for an image reader, which may look for their end, but not read on and on. */
final class WholeFile extends ImageInputStreamImpl {
  private static final int MOST_BEYOND = 64; // readers fill their buffers

  private final byte[] file;
  private int beyond; // times that the end was met

  WholeFile(byte[] file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    return isAtEnd() ? -1 : Byte.toUnsignedInt(file[(int) streamPos++]);
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = (int) Math.min(length, file.length - streamPos);
    System.arraycopy(file, (int) streamPos, into, at, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return file.length;
  }

  private boolean isAtEnd() throws IOException {
    if (streamPos < file.length) {
      return false;
    }
    if (++beyond > MOST_BEYOND) {
      throw new IOException("it goes on after its end"); // readers ignore an EOFException
    }
    return true;
  }
}
