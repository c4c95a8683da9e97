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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Layers without the batch norms that a kernel next to them can replace: the same numbers to
 * rounding, without the norm's two passes over the values.
 *
 * <p>A norm right behind a kernel becomes part of it and of its bias. One before a kernel becomes
 * part of that; if zeros surround the normalised map, only its factor does.
 */
final class FoldedNorms {
  /** Beyond it, a sum on tiles might lose what lies around the mean. */
  private static final float LARGEST_MEAN = 1e6f;

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

  /** Layers without the norms right behind a kernel. */
  static FoldedNorms behind(List<CheckedLayer> layers, Map<String, float[]> values) {
    FoldedNorms folded = new FoldedNorms(layers, values);
    folded.layers = folded.eachChain(layers, folded::foldBehind);
    return folded;
  }

  /** Layers without those before a kernel either. A product of rounded values needs them. */
  static FoldedNorms all(List<CheckedLayer> layers, Map<String, float[]> values) {
    FoldedNorms folded = behind(layers, values);
    folded.layers = folded.eachChain(folded.layers, folded::foldAhead);
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

  /** Folds a chain, and those within its residuals. */
  private List<CheckedLayer> eachChain(
      List<CheckedLayer> chain, UnaryOperator<List<CheckedLayer>> fold) {
    return fold.apply(
        chain.stream()
            .map(
                layer ->
                    layer.block().isEmpty()
                        ? layer
                        : layer.around(
                            eachChain(layer.block(), fold), eachChain(layer.projection(), fold)))
            .toList());
  }

  private List<CheckedLayer> foldBehind(List<CheckedLayer> chain) {
    List<CheckedLayer> folded = new ArrayList<>();
    for (CheckedLayer layer : chain) {
      int last = folded.size() - 1;
      if (layer.layer() instanceof BatchNorm norm && last >= 0 && isLinear(folded.get(last))) {
        folded.set(last, multiplied(folded.get(last), NormFactors.of(norm, layer.name(), values)));
      } else {
        folded.add(layer);
      }
    }
    return folded;
  }

  private static boolean isLinear(CheckedLayer layer) {
    return layer.layer() instanceof WeightedLayer<?> weighted
        && weighted.activation().kind() == Activation.Kind.LINEAR;
  }

  /** A layer whose kernel and bias do what the norm behind it did. */
  private CheckedLayer multiplied(CheckedLayer layer, NormFactors norm) {
    int channels = norm.channels();
    String kernelName =
        layer.name() + (layer.layer() instanceof SeparableConv ? "/pointwise_kernel" : "/kernel");
    float[] kernel = values.get(kernelName).clone();
    float[] bias = bias(layer, channels).clone();
    for (int c = 0; c < channels; c++) {
      bias[c] = (float) (bias[c] * norm.factor(c) + norm.offset(c));
    }
    for (int i = 0; i < kernel.length; i++) { // (…, out), or (…, in, multiplier) depthwise
      kernel[i] = (float) (kernel[i] * norm.factor(i % channels));
    }
    values.put(kernelName, kernel);
    values.put(layer.name() + "/bias", bias);
    return withBias(layer, (WeightedLayer<?>) layer.layer(), channels);
  }

  private List<CheckedLayer> foldAhead(List<CheckedLayer> chain) {
    List<CheckedLayer> folded = new ArrayList<>(chain);
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (chain.get(i).layer() instanceof BatchNorm norm) {
        NormFactors factors = NormFactors.of(norm, chain.get(i).name(), values);
        Optional<KernelAhead> kernel =
            KernelAhead.of(folded, i).filter(ahead -> ahead.takesFactors(factors));
        if (kernel.isPresent()) {
          fold(folded, i, factors, kernel.get());
        }
      }
    }
    return folded;
  }

  /** Replaces the norm at this index and the layer of the kernel ahead, if that is exact enough. */
  private void fold(List<CheckedLayer> chain, int index, NormFactors norm, KernelAhead ahead) {
    CheckedLayer place = ahead.place();
    float[] kernel = values.get(place.name() + "/kernel");
    if (ahead.takesOffsets(kernel, norm)) {
      float[] bias = bias(place, ahead.outputs());
      values.put(place.name() + "/bias", ahead.shifted(bias, kernel, norm));
      values.put(place.name() + "/kernel", ahead.multiplied(kernel, norm));
      chain.set(ahead.index(), withBias(place, (WeightedLayer<?>) place.layer(), ahead.outputs()));
      chain.remove(index);
    } else if (areModerate(norm.means())) {
      values.put(place.name() + "/kernel", ahead.multiplied(kernel, norm));
      chain.set(index, centring(chain.get(index), norm));
    }
  }

  /** A norm that only subtracts the means. */
  private CheckedLayer centring(CheckedLayer place, NormFactors factors) {
    BatchNorm norm = (BatchNorm) place.layer();
    float[] ones = new float[factors.channels()];
    Arrays.fill(ones, 1);
    values.put(place.name() + "/moving_mean", factors.means());
    values.put(place.name() + "/moving_variance", ones);
    values.replace(place.name() + "/gamma", ones);
    values.replace(place.name() + "/beta", new float[factors.channels()]);
    return with(
        place, new BatchNorm(norm.momentum(), 0, norm.gamma(), norm.beta()), place.weights());
  }

  /** Whether no mean is far off, as a factor near 0 makes it. */
  private static boolean areModerate(float[] means) {
    boolean moderate = true;
    for (float mean : means) {
      moderate &= Math.abs(mean) <= LARGEST_MEAN;
    }
    return moderate;
  }

  private float[] bias(CheckedLayer layer, int outputs) {
    return values.getOrDefault(layer.name() + "/bias", new float[outputs]);
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
    return with(place, biased, Stream.concat(place.weights().stream(), Stream.of(bias)).toList());
  }

  private static CheckedLayer with(CheckedLayer place, Layer layer, List<WeightSpec> weights) {
    return new CheckedLayer(
        place.position(),
        place.name(),
        layer,
        place.input(),
        place.output(),
        weights,
        place.block(),
        place.projection(),
        place.frozen());
  }
}
