package io.github.foldwise.keras;

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

/** Activations that Keras has as operations alone: behind a layer, each is that layer's own. */
final class Operations {
  private Operations() {}

  /** The same parts with such activations in the layers before them. */
  static List<Part> merged(List<Part> parts) {
    List<Part> merged = new ArrayList<>();
    for (Part part : parts) {
      Part last = merged.isEmpty() ? part : merged.get(merged.size() - 1);
      Optional<Part> joined = operation(part).flatMap(function -> joined(last, function));
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

  /** Operations have no weights, and no path. */
  private static Optional<Activation> operation(Part part) {
    return part instanceof One one
            && one.path().isEmpty()
            && one.element() instanceof Of of
            && of.layer() instanceof Activate activate
        ? Optional.of(activate.activation())
        : Optional.empty();
  }

  private static Optional<Part> joined(Part last, Activation function) {
    return last instanceof One one
            && one.element() instanceof Of of
            && of.layer() instanceof WeightedLayer<?> layer
            && layer.activation().equals(Activation.LINEAR)
            && layer.rules().activity().isNone()
        ? Optional.of(
            new One(
                one.place(),
                one.path(),
                new Of((Layer) layer.withActivation(function)),
                one.frozen()))
        : Optional.empty();
  }
}
