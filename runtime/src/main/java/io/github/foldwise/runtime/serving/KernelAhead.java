package io.github.foldwise.runtime.serving;

import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Dropout;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.GaussianNoise;
import io.github.foldwise.layer.GlobalAveragePool;
import io.github.foldwise.layer.GlobalMaxPool;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.Window;
import java.util.List;
import java.util.Optional;

/**
 * The kernel that multiplies what a batch norm gives, with nothing between but what treats all
 * values of a channel alike: pools, dropout, flattening.
 *
 * @param index of its layer in the chain
 * @param isBehindMaximum whether a max pool lies between
 */
record KernelAhead(int index, CheckedLayer place, boolean isBehindMaximum) {
  /**
   * How many times as large as the spread of a sum its share of offsets may be: more would cost a
   * product of float32 more than 4 of its 24 bits.
   */
  private static final double LARGEST_SHARE = 16;

  /** That of the norm at this index. */
  static Optional<KernelAhead> of(List<CheckedLayer> chain, int norm) {
    boolean maximum = false;
    for (int i = norm + 1; i < chain.size(); i++) {
      Layer layer = chain.get(i).layer();
      if (layer instanceof Dense || (layer instanceof Conv conv && conv.groups() == 1)) {
        return Optional.of(new KernelAhead(i, chain.get(i), maximum));
      }
      if (!passes(layer)) {
        return Optional.empty();
      }
      maximum |= layer instanceof MaxPool || layer instanceof GlobalMaxPool;
    }
    return Optional.empty();
  }

  private static boolean passes(Layer layer) {
    return layer instanceof MaxPool
        || layer instanceof GlobalMaxPool
        || layer instanceof AveragePool
        || layer instanceof GlobalAveragePool
        || layer instanceof Dropout
        || layer instanceof SpatialDropout
        || layer instanceof GaussianNoise
        || layer instanceof Flatten;
  }

  /** Whether the kernel can take over the factors: a maximum is another one if its order turns. */
  boolean takesFactors(NormFactors norm) {
    return !isBehindMaximum || norm.rises();
  }

  /** Whether the bias can take over the offsets: zeros around a map have none. */
  boolean takesOffsets(float[] kernel, NormFactors norm) {
    boolean isPadded =
        place.layer() instanceof Conv conv
            && conv.padding() == Padding.SAME
            && !conv.kernel().equals(Window.square(1));
    return !isPadded && areSmall(kernel, norm);
  }

  /** Whether the sums of offsets, in any order, are not much larger than what remains of a sum. */
  private boolean areSmall(float[] kernel, NormFactors norm) {
    double[] sums = offsets(kernel, norm);
    double[] squares = new double[sums.length];
    double[] variances = new double[sums.length];
    for (int i = 0; i < kernel.length; i++) {
      int channel = channel(i, norm);
      squares[i % sums.length] += Math.pow(kernel[i] * norm.offset(channel), 2);
      variances[i % sums.length] += Math.pow(kernel[i] * norm.spread(channel), 2);
    }
    boolean small = true;
    for (int i = 0; i < sums.length; i++) {
      double offsets = Math.max(Math.abs(sums[i]), Math.sqrt(squares[i]));
      small &= offsets <= LARGEST_SHARE * Math.sqrt(variances[i]);
    }
    return small;
  }

  /** Units or filters. */
  int outputs() {
    return place.layer() instanceof Conv conv ? conv.filters() : ((Dense) place.layer()).units();
  }

  /** The kernel (…, channels, outputs), each channel times its factor. */
  float[] multiplied(float[] kernel, NormFactors norm) {
    float[] multiplied = new float[kernel.length];
    for (int i = 0; i < kernel.length; i++) {
      multiplied[i] = (float) (kernel[i] * norm.factor(channel(i, norm)));
    }
    return multiplied;
  }

  /** The bias plus the products of a kernel and the offsets. */
  float[] shifted(float[] bias, float[] kernel, NormFactors norm) {
    double[] sums = offsets(kernel, norm);
    float[] shifted = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      shifted[i] = (float) (bias[i] + sums[i]);
    }
    return shifted;
  }

  /** The products of a kernel and the offsets, one sum for each output. */
  private double[] offsets(float[] kernel, NormFactors norm) {
    double[] sums = new double[outputs()];
    for (int i = 0; i < kernel.length; i++) {
      sums[i % sums.length] += kernel[i] * norm.offset(channel(i, norm));
    }
    return sums;
  }

  /** The channel that an element of the kernel (…, channels, outputs) multiplies. */
  private int channel(int element, NormFactors norm) {
    return element / outputs() % norm.channels();
  }
}
