package io.github.foldwise.runtime.convolution;

import io.github.foldwise.runtime.layer.ReferenceTensor;

/**
 * {@code Σ x · kernel + bias} over each window; the kernel is (height, width, channels / groups,
 * filters). A depthwise kernel (height, width, channels, multiplier) has the same values in the
 * same order as the kernel of as many groups as channels.
 */
public final class ReferenceConvolution {
  private final ReferenceTensor x;
  private final int groups;
  private final double[] kernel;
  private final double[] bias;

  private ReferenceConvolution(ReferenceTensor x, int groups, double[] kernel, double[] bias) {
    this.x = x;
    this.groups = groups;
    this.kernel = kernel;
    this.bias = bias;
  }

  /** As many filters as there are biases. */
  public static ReferenceTensor of(
      ReferenceSliding sliding, int groups, ReferenceTensor x, double[] kernel, double[] bias) {
    return new ReferenceConvolution(x, groups, kernel, bias).over(sliding);
  }

  private ReferenceTensor over(ReferenceSliding sliding) {
    ReferenceTensor y = ReferenceTensor.zeros(x.rows(), sliding.output(bias.length));
    for (int outY = 0; outY < y.shape().height(); outY++) {
      for (int outX = 0; outX < y.shape().width(); outX++) {
        for (int row = 0; row < x.rows(); row++) {
          double[] sums = bias.clone();
          for (var cell : sliding.cells(outY, outX)) {
            int place = cell.inWindowY() * sliding.window().width() + cell.inWindowX();
            add(sums, row, cell, place);
          }
          for (int out = 0; out < sums.length; out++) {
            y.set(row, outY, outX, out, sums[out]);
          }
        }
      }
    }
    return y;
  }

  private void add(double[] sums, int row, ReferenceSliding.Cell cell, int place) {
    int channels = x.shape().channels() / groups; // that one filter sees
    for (int out = 0; out < sums.length; out++) {
      int first = out / (sums.length / groups) * channels;
      for (int in = 0; in < channels; in++) {
        double value = x.at(row, cell.y(), cell.x(), first + in);
        sums[out] += value * kernel[(place * channels + in) * sums.length + out];
      }
    }
  }
}
