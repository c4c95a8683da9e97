package io.github.foldwise.runtime;

import io.github.foldwise.model.Conv;

/** {@code Σ x · kernel + bias} over each window; the kernel is (height, width, in, out). */
final class ReferenceConvolution {
  private ReferenceConvolution() {}

  static ReferenceTensor of(Conv layer, ReferenceTensor x, double[] kernel, double[] bias) {
    var sliding = new ReferenceSliding(x.shape(), layer.kernel(), layer.stride(), layer.padding());
    ReferenceTensor y = ReferenceTensor.zeros(x.rows(), sliding.output(layer.filters()));
    for (int outY = 0; outY < y.shape().height(); outY++) {
      for (int outX = 0; outX < y.shape().width(); outX++) {
        for (int row = 0; row < x.rows(); row++) {
          double[] sums = bias.clone();
          for (var cell : sliding.cells(outY, outX)) {
            int place = cell.inWindowY() * layer.kernel().width() + cell.inWindowX();
            add(sums, x, row, cell, kernel, place);
          }
          for (int out = 0; out < sums.length; out++) {
            y.set(row, outY, outX, out, sums[out]);
          }
        }
      }
    }
    return y;
  }

  private static void add(
      double[] sums,
      ReferenceTensor x,
      int row,
      ReferenceSliding.Cell cell,
      double[] kernel,
      int place) {
    int channels = x.shape().channels();
    for (int in = 0; in < channels; in++) {
      double value = x.at(row, cell.y(), cell.x(), in);
      for (int out = 0; out < sums.length; out++) {
        sums[out] += value * kernel[(place * channels + in) * sums.length + out];
      }
    }
  }
}
