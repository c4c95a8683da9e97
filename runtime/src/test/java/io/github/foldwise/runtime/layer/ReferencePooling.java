package io.github.foldwise.runtime.layer;

import io.github.foldwise.runtime.convolution.ReferenceSliding;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** One number for each window of each channel. */
final class ReferencePooling {
  private ReferencePooling() {}

  static ReferenceTensor mean(ReferenceSliding sliding, ReferenceTensor x) {
    return over(sliding, x, cells -> Arrays.stream(cells).average().orElseThrow());
  }

  /** Where two cells are nearly as large, a step of a weight may swap them: a kink. */
  static ReferenceTensor largest(ReferenceSliding sliding, ReferenceTensor x, Kinks kinks) {
    return over(
        sliding,
        x,
        cells -> {
          double largest = Arrays.stream(cells).max().orElseThrow();
          for (double cell : cells) {
            kinks.near(largest - cell);
          }
          return largest;
        });
  }

  private static ReferenceTensor over(
      ReferenceSliding sliding, ReferenceTensor x, ToDoubleFunction<double[]> pooled) {
    int channels = x.shape().channels();
    ReferenceTensor y = ReferenceTensor.zeros(x.rows(), sliding.output(channels));
    for (int outY = 0; outY < y.shape().height(); outY++) {
      for (int outX = 0; outX < y.shape().width(); outX++) {
        var cells = sliding.cells(outY, outX);
        for (int row = 0; row < x.rows(); row++) {
          for (int channel = 0; channel < channels; channel++) {
            int r = row;
            int c = channel;
            double[] seen =
                cells.stream().mapToDouble(cell -> x.at(r, cell.y(), cell.x(), c)).toArray();
            y.set(row, outY, outX, channel, pooled.applyAsDouble(seen));
          }
        }
      }
    }
    return y;
  }
}
