package io.github.foldwise.runtime.serving;

import io.github.foldwise.layer.BatchNorm;
import java.util.Arrays;
import java.util.Map;

/**
 * What a trained batch norm makes of each channel: {@code x · factor + offset}, with {@code factor
 * = gamma / √(variance + epsilon)} and {@code offset = beta − mean · factor}.
 */
final class NormFactors {
  private final double[] factors;
  private final double[] offsets;
  private final double[] spreads;

  private NormFactors(int channels) {
    this.factors = new double[channels];
    this.offsets = new double[channels];
    this.spreads = new double[channels];
  }

  /** Those of the norm of this name, from the values of all weights. */
  static NormFactors of(BatchNorm norm, String name, Map<String, float[]> values) {
    float[] mean = values.get(name + "/moving_mean");
    float[] variance = values.get(name + "/moving_variance");
    NormFactors all = new NormFactors(mean.length);
    for (int c = 0; c < mean.length; c++) {
      double gamma = norm.gamma().isPresent() ? values.get(name + "/gamma")[c] : 1;
      double beta = norm.beta().isPresent() ? values.get(name + "/beta")[c] : 0;
      all.factors[c] = gamma / Math.sqrt(variance[c] + norm.epsilon());
      all.offsets[c] = beta - mean[c] * all.factors[c];
      all.spreads[c] = Math.abs(all.factors[c]) * Math.sqrt(variance[c]);
    }
    return all;
  }

  int channels() {
    return factors.length;
  }

  double factor(int channel) {
    return factors[channel];
  }

  double offset(int channel) {
    return offsets[channel];
  }

  /** The standard deviation of what the norm gives. */
  double spread(int channel) {
    return spreads[channel];
  }

  /** Whether it keeps the order of the values of every channel. */
  boolean rises() {
    return Arrays.stream(factors).allMatch(factor -> factor > 0);
  }

  /** What to subtract before the factor is applied; not finite if that is 0. */
  float[] means() {
    float[] means = new float[channels()];
    for (int c = 0; c < means.length; c++) {
      means[c] = (float) (-offset(c) / factor(c));
    }
    return means;
  }
}
