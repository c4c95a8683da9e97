package io.github.foldwise.keras;

import io.github.foldwise.keras.config.Element.Activity;
import io.github.foldwise.keras.config.Element.Of;
import io.github.foldwise.keras.graph.Part;
import io.github.foldwise.keras.graph.Part.One;
import io.github.foldwise.keras.graph.Part.Sum;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.WeightedLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Keras has behind a layer and Foldwise as a clause of the layer: an activation that is an
 * operation of its own, and a penalty on the output.
 */
final class Clauses {
  private Clauses() {}

  /** The same parts with such clauses in the layers before them. */
  static List<Part> merged(List<Part> parts) {
    List<Part> merged = new ArrayList<>();
    for (Part part : parts) {
      Part last = merged.isEmpty() ? part : merged.get(merged.size() - 1);
      Optional<Part> joined = joined(last, part);
      if (joined.isPresent()) {
        merged.set(merged.size() - 1, joined.get());
      } else {
        merged.add(inner(part));
      }
    }
    return merged;
  }

  private static Part inner(Part part) {
    return part instanceof Sum sum
        ? new Sum(sum.place(), merged(sum.block()), merged(sum.past()))
        : part;
  }

  private static Optional<Part> joined(Part last, Part next) {
    return last instanceof One one
            && one.element() instanceof Of of
            && of.layer() instanceof WeightedLayer<?> layer
            && layer.rules().activity().isNone()
            && next instanceof One behind
        ? clause(layer, behind)
            .map(with -> new One(one.place(), one.path(), new Of((Layer) with), one.frozen()))
        : Optional.empty();
  }

  private static Optional<WeightedLayer<?>> clause(WeightedLayer<?> layer, One behind) {
    if (behind.element() instanceof Activity activity) {
      return Optional.of(layer.withRules(rules -> rules.activity(activity.penalty())));
    }
    return behind.path().isEmpty() // an operation has no weights, and no path
            && layer.activation().equals(Activation.LINEAR)
            && behind.element() instanceof Of of
            && of.layer() instanceof Activate activate
        ? Optional.of(layer.withActivation(activate.activation()))
        : Optional.empty();
  }
}
