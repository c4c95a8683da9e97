package io.github.foldwise.runtime.serving;

import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.layer.WeightedLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Layers without the batch norms that directly follow a kernel. Such a norm, {@code y = x · a + b}
 * with {@code a = gamma / √(variance + epsilon)} and {@code b = beta − mean · a}, becomes part of
 * the kernel, times {@code a}, and of the bias, times {@code a} plus {@code b}: the same numbers to
 * rounding, without its two passes over the layer's output.
 */
final class FoldedNorms {
  private final Map<String, float[]> values;
  private List<CheckedLayer> layers;

  private FoldedNorms(List<CheckedLayer> layers, Map<String, float[]> values) {
    this.layers = layers;
    this.values = new HashMap<>(values);
  }

  /** Layers that keep their norms. */
  static FoldedNorms none(List<CheckedLayer> layers, Map<String, float[]> values) {
    return new FoldedNorms(layers, values);
  }

  static FoldedNorms of(List<CheckedLayer> layers, Map<String, float[]> values) {
    FoldedNorms folded = new FoldedNorms(layers, values);
    folded.layers = folded.fold(layers);
    return folded;
  }

  List<CheckedLayer> layers() {
    return layers;
  }

  List<WeightSpec> weights() {
    return layers.stream()
        .flatMap(CheckedLayer::withInner)
        .flatMap(layer -> layer.ownWeights().stream())
        .toList();
  }

  /** By name; some belong to no layer any more. */
  Map<String, float[]> values() {
    return values;
  }

  private List<CheckedLayer> fold(List<CheckedLayer> chain) {
    List<CheckedLayer> folded = new ArrayList<>();
    for (CheckedLayer layer : chain) {
      int last = folded.size() - 1;
      if (layer.layer() instanceof BatchNorm norm && last >= 0 && isLinear(folded.get(last))) {
        folded.set(last, with(folded.get(last), layer.name() + "/", norm));
      } else {
        folded.add(layer.block().isEmpty() ? layer : inner(layer));
      }
    }
    return folded;
  }

  private CheckedLayer inner(CheckedLayer residual) {
    return residual.around(fold(residual.block()), fold(residual.projection()));
  }

  private static boolean isLinear(CheckedLayer layer) {
    return layer.layer() instanceof WeightedLayer<?> weighted
        && weighted.activation().kind() == Activation.Kind.LINEAR;
  }

  private CheckedLayer with(CheckedLayer layer, String normName, BatchNorm norm) {
    float[] mean = values.get(normName + "moving_mean");
    float[] variance = values.get(normName + "moving_variance");
    int channels = mean.length;
    String kernelName =
        layer.name() + (layer.layer() instanceof SeparableConv ? "/pointwise_kernel" : "/kernel");
    String biasName = layer.name() + "/bias";
    float[] kernel = values.get(kernelName).clone();
    float[] bias = values.getOrDefault(biasName, new float[channels]).clone();
    double[] a = new double[channels];
    for (int c = 0; c < channels; c++) {
      double gamma = norm.gamma().isPresent() ? values.get(normName + "gamma")[c] : 1;
      double beta = norm.beta().isPresent() ? values.get(normName + "beta")[c] : 0;
      a[c] = gamma / Math.sqrt(variance[c] + norm.epsilon());
      bias[c] = (float) (beta + (bias[c] - mean[c]) * a[c]);
    }
    for (int i = 0; i < kernel.length; i++) { // (…, out), or (…, in, multiplier) depthwise
      kernel[i] = (float) (kernel[i] * a[i % channels]);
    }
    values.put(kernelName, kernel);
    values.put(biasName, bias);
    return withBias(layer, (WeightedLayer<?>) layer.layer(), channels);
  }

  private static CheckedLayer withBias(
      CheckedLayer place, WeightedLayer<?> weighted, int channels) {
    if (weighted.rules().hasBias()) {
      return place;
    }
    WeightSpec bias =
        new WeightSpec(place.name() + "/bias", List.of(channels), false, weighted.rules().bias());
    Layer biased =
        weighted.withRules(
            rules -> new WeightRules(rules.kernel(), true, rules.bias(), rules.activity()));
    return new CheckedLayer(
        place.position(),
        place.name(),
        biased,
        place.input(),
        place.output(),
        Stream.concat(place.weights().stream(), Stream.of(bias)).toList(),
        place.block(),
        place.projection(),
        place.frozen());
  }
}
