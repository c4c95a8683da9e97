package io.github.foldwise.runtime.serving;

import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.WeightedLayer;
import io.github.foldwise.model.CheckedModel;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Numbers other than 0 that are below {@link Float#MIN_NORMAL}, with which processors compute up to
 * a hundred times as slowly. TensorFlow's own threads take them for 0, other threads do not.
 */
final class Denormals {
  /** Activations that approach 0 exponentially. */
  private static final Set<Activation.Kind> VANISHING =
      EnumSet.of(
          Activation.Kind.SIGMOID,
          Activation.Kind.SILU,
          Activation.Kind.MISH,
          Activation.Kind.SOFTPLUS,
          Activation.Kind.EXPONENTIAL);

  private Denormals() {}

  /** Whether activations may turn a layer's ordinary inputs into them. */
  static boolean mayArise(CheckedModel model) {
    return model.layers().stream()
        .flatMap(CheckedLayer::withInner)
        .anyMatch(place -> mayArise(place.layer()));
  }

  private static boolean mayArise(Layer layer) {
    return (layer instanceof WeightedLayer<?> weighted && mayArise(weighted.activation()))
        || (layer instanceof Activate alone && mayArise(alone.activation()));
  }

  /** Whether an activation may turn an ordinary input into one. */
  static boolean mayArise(Activation activation) {
    return VANISHING.contains(activation.kind());
  }

  /** The same weights by name, with 0 in place of denormal values. */
  static Map<String, float[]> flushed(Map<String, float[]> weights) {
    Map<String, float[]> flushed = new LinkedHashMap<>();
    weights.forEach((name, values) -> flushed.put(name, flush(values.clone())));
    return flushed;
  }

  /** Puts 0 in place of denormal values. */
  static float[] flush(float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) < Float.MIN_NORMAL) {
        values[i] = 0;
      }
    }
    return values;
  }
}
