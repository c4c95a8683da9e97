package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Weights under which every layer's output is of order 1, and nothing is at its initial value. */
public final class RandomWeights {
  private RandomWeights() {}

  public static Map<String, float[]> of(CheckedModel model, long seed) {
    Random random = new Random(seed);
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (WeightSpec weight : model.weights()) {
      float[] values = new float[(int) weight.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) value(weight, random);
      }
      weights.put(weight.name(), values);
    }
    return weights;
  }

  private static double value(WeightSpec weight, Random random) {
    String kind = weight.name().substring(weight.name().indexOf('/') + 1);
    int out = weight.dims().get(weight.dims().size() - 1);
    return switch (kind) {
      case "kernel", "depthwise_kernel", "pointwise_kernel" ->
          random.nextGaussian() * Math.sqrt((double) out / weight.size());
      case "gamma" -> 1 + 0.3 * random.nextGaussian();
      case "moving_variance" -> 0.5 + random.nextDouble();
      default -> 0.5 * random.nextGaussian();
    };
  }
}
