package io.github.foldwise.model;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.Residual;
import java.util.List;
import java.util.stream.Stream;

/** Bounds of a model: what lies beyond would be checked for hours, or overflow the stack. */
final class ModelExtent {
  private static final int MOST_LAYERS = 10_000;
  private static final int DEEPEST = 64;

  private ModelExtent() {}

  /** Refuses too many layers. */
  static void requireModest(int layers) {
    if (layers > MOST_LAYERS) {
      throw refused(
          "at most 10,000 layers, those of residual blocks included",
          "more",
          "Declare fewer: the deepest published networks have some thousand.");
    }
  }

  /** Refuses too many layers, or blocks within too many others. */
  static void requireModest(List<Layer> layers) {
    int all = 0;
    List<Layer> level = layers;
    for (int depth = 0; !level.isEmpty(); depth++) {
      if (depth > DEEPEST) {
        throw refused(
            "residual blocks nested at most 64 deep", "more", "Write blocks one after the other.");
      }
      all += level.size();
      requireModest(all);
      level = level.stream().flatMap(ModelExtent::within).limit(MOST_LAYERS + 1L).toList();
    }
  }

  private static Stream<Layer> within(Layer layer) {
    return layer instanceof Residual residual
        ? Stream.concat(
            residual.block().stream(), residual.projection().stream().flatMap(List::stream))
        : Stream.empty();
  }

  private static RefusedException refused(String expected, String found, String remedy) {
    return new RefusedException(Problem.of("model", expected, found, remedy));
  }
}
