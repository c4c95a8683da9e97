package io.github.foldwise.runtime.layer;

/** {@code (x − mean) / √(variance + epsilon) · gamma + beta}, cell by cell over its channels. */
final class ReferenceLayerNorm {
  private ReferenceLayerNorm() {}

  static ReferenceTensor of(ReferenceTensor x, double epsilon, double[] gamma, double[] beta) {
    int channels = gamma.length;
    double[] y = new double[x.size()];
    for (int cell = 0; cell < y.length; cell += channels) {
      double mean = 0;
      for (int c = 0; c < channels; c++) {
        mean += x.at(cell + c) / channels;
      }
      double variance = 0;
      for (int c = 0; c < channels; c++) {
        variance += Math.pow(x.at(cell + c) - mean, 2) / channels;
      }
      for (int c = 0; c < channels; c++) {
        y[cell + c] = (x.at(cell + c) - mean) / Math.sqrt(variance + epsilon) * gamma[c] + beta[c];
      }
    }
    return ReferenceTensor.of(x.rows(), x.shape(), y);
  }
}
