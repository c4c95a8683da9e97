package io.github.foldwise.runtime.graph;

import org.tensorflow.ndarray.Shape;

/** The size of a batch of maps, and where its values lie. */
record MapSize(int images, int height, int width, int channels) {
  int pixels() {
    return images * height * width;
  }

  int size() {
    return pixels() * channels;
  }

  Shape shape() {
    return Shape.of(images, height, width, channels);
  }

  /** The pixel of a cell of a 4×4 tile, or −1 outside. */
  int pixel(int tile, int down, int across, int border, int cell) {
    int image = tile / (down * across);
    int row = tile / across % down * 2 + cell / 4 - border;
    int column = tile % across * 2 + cell % 4 - border;
    return 0 <= row && row < height && 0 <= column && column < width
        ? (image * height + row) * width + column
        : -1;
  }

  /** Where the window of a value goes. */
  int windowOf(int value, int window) {
    int pixel = value / channels;
    int row = pixel / width / window; // of all images: windows divide the height
    int column = pixel % width / window;
    return (row * (width / window) + column) * channels + value % channels;
  }
}
