package io.github.foldwise.runtime.convolution;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.WeightedLayer;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.training.Precision;

/**
 * The kernels for evaluation among those of a processor. If tiles are kept, a run takes few images,
 * so a batch is evaluated in parts. Several threads lose more time between such runs than tiles
 * save, and a penalty that is a sum over the batch needs it whole.
 */
public final class EvaluationKernels {
  private EvaluationKernels() {}

  /** For sessions of so many threads. */
  public static Kernels of(CheckedModel model, Precision precision, Kernels kernels, int threads) {
    Kernels suitable = kernels.at(precision);
    boolean whole = TileBatch.of(model, suitable.tileProducts()) == Integer.MAX_VALUE;
    return whole || (threads == 1 && !sumsActivities(model)) ? suitable : suitable.withoutTiles();
  }

  private static boolean sumsActivities(CheckedModel model) {
    return model.layers().stream()
        .flatMap(CheckedLayer::withInner)
        .anyMatch(place -> sumsActivities(place.layer()));
  }

  private static boolean sumsActivities(Layer layer) {
    return layer instanceof WeightedLayer<?> weighted
        && !weighted.rules().activity().isNone()
        && weighted.rules().activity().reduction() == Reduction.SUM;
  }
}
