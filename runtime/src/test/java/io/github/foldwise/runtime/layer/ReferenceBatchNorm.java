package io.github.foldwise.runtime.layer;

/** {@code (x − mean) / √(variance + epsilon) · gamma + beta}, channel by channel. */
final class ReferenceBatchNorm {
  private ReferenceBatchNorm() {}

  /** By the statistics of the batch: the variance is the biased one. */
  static ReferenceTensor ofBatch(ReferenceTensor x, double epsilon, double[] gamma, double[] beta) {
    int channels = gamma.length;
    int cells = x.size() / channels;
    double[] mean = new double[channels];
    for (int i = 0; i < x.size(); i++) {
      mean[i % channels] += x.at(i) / cells;
    }
    double[] variance = new double[channels];
    for (int i = 0; i < x.size(); i++) {
      variance[i % channels] += Math.pow(x.at(i) - mean[i % channels], 2) / cells;
    }
    return by(x, epsilon, gamma, beta, mean, variance);
  }

  /** By given statistics. */
  static ReferenceTensor by(
      ReferenceTensor x,
      double epsilon,
      double[] gamma,
      double[] beta,
      double[] mean,
      double[] variance) {
    double[] y = new double[x.size()];
    for (int i = 0; i < y.length; i++) {
      int c = i % gamma.length;
      y[i] = (x.at(i) - mean[c]) / Math.sqrt(variance[c] + epsilon) * gamma[c] + beta[c];
    }
    return ReferenceTensor.of(x.rows(), x.shape(), y);
  }
}
