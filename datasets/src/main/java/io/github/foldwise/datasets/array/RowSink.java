package io.github.foldwise.datasets.array;

import java.io.IOException;

/** Takes the pixels of one image after another. */
public interface RowSink {
  /** An image of bytes, which may change afterwards. */
  void put(int row, byte[] pixels) throws IOException;

  /** An image of floats, which may change afterwards. */
  void put(int row, float[] pixels) throws IOException;

  /** Takes rows that are counted from 0, and puts them after the first {@code rows} ones. */
  default RowSink after(int rows) {
    RowSink all = this;
    return rows == 0
        ? this
        : new RowSink() {
          @Override
          public void put(int row, byte[] pixels) throws IOException {
            all.put(rows + row, pixels);
          }

          @Override
          public void put(int row, float[] pixels) throws IOException {
            all.put(rows + row, pixels);
          }
        };
  }
}
