package io.github.foldwise.model.inference;

import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.Convolution;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Dropout;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.GaussianNoise;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.NormLayer;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.Pooling;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parts that several kinds of layers share, for rules that need a part and not the kind. */
public record LayerParts(
    Takes takes,
    Optional<Sliding> sliding,
    Optional<Activation> activation,
    Map<String, Initializer> initializers,
    Map<String, Penalty> penalties) {

  /** The kind of input that a layer needs. */
  public enum Takes {
    MAPS,
    VECTORS,
    EITHER
  }

  /** The parts of this layer. */
  public static LayerParts of(Layer layer) {
    if (layer instanceof SeparableConv conv) {
      return convolution(conv).with("depthwise kernel", conv.depthwiseRule());
    }
    if (layer instanceof Convolution<?> conv) {
      return convolution(conv);
    }
    if (layer instanceof Dense dense) {
      return weighted(Takes.VECTORS, Optional.empty(), dense.activation(), dense.rules());
    }
    if (layer instanceof Pooling<?> pool) {
      return plain(
          Takes.MAPS,
          Optional.of(Sliding.of("pool", pool.window(), pool.stride(), pool.padding())),
          Optional.empty());
    }
    if (layer instanceof NormLayer<?> norm) {
      LayerParts none = plain(Takes.EITHER, Optional.empty(), Optional.empty());
      LayerParts scaled = norm.gamma().map(rule -> none.with("gamma", rule)).orElse(none);
      return norm.beta().map(rule -> scaled.with("beta", rule)).orElse(scaled);
    }
    if (layer instanceof Activate activate) {
      return plain(Takes.EITHER, Optional.empty(), Optional.of(activate.activation()));
    }
    boolean either =
        layer instanceof Dropout || layer instanceof Flatten || layer instanceof GaussianNoise;
    return plain(either ? Takes.EITHER : Takes.MAPS, Optional.empty(), Optional.empty());
  }

  private LayerParts with(String weight, WeightRule rule) {
    Map<String, Initializer> allInitializers = new LinkedHashMap<>(initializers);
    Map<String, Penalty> allPenalties = new LinkedHashMap<>(penalties);
    allInitializers.put(weight, rule.initializer());
    allPenalties.put(weight, rule.penalty());
    return new LayerParts(takes, sliding, activation, allInitializers, allPenalties);
  }

  private static LayerParts convolution(Convolution<?> layer) {
    Sliding kernel =
        new Sliding("kernel", layer.kernel(), layer.stride(), layer.dilation(), layer.padding());
    return weighted(Takes.MAPS, Optional.of(kernel), layer.activation(), layer.rules());
  }

  private static LayerParts weighted(
      Takes takes, Optional<Sliding> sliding, Activation activation, WeightRules rules) {
    LayerParts parts =
        plain(takes, sliding, Optional.of(activation))
            .with("kernel", rules.kernel())
            .with("bias", rules.bias());
    parts.penalties().put("activity", rules.activity().penalty());
    return parts;
  }

  private static LayerParts plain(
      Takes takes, Optional<Sliding> sliding, Optional<Activation> activation) {
    return new LayerParts(takes, sliding, activation, new LinkedHashMap<>(), new LinkedHashMap<>());
  }
}
