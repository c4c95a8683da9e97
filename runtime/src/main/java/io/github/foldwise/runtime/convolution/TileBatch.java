package io.github.foldwise.runtime.convolution;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.WeightedLayer;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.training.Precision;

/** How many images at a time keep the tiles of an inference in the caches. */
public final class TileBatch {
  private static final long BYTES = 8L << 20;

  private TileBatch() {}

  /**
   * The kernels for evaluation among those of a processor. A run on tiles takes few images, so a
   * batch is evaluated in parts. Several threads lose more time between such runs than tiles save,
   * and a penalty that is a sum over the batch needs it whole.
   */
  public static Kernels kernels(
      CheckedModel model, Precision precision, Kernels kernels, int threads) {
    boolean whole =
        model.layers().stream()
            .flatMap(CheckedLayer::withInner)
            .anyMatch(place -> sumsActivities(place.layer()));
    return threads > 1 || whole ? kernels.withoutTiles() : kernels.forInference(precision);
  }

  private static boolean sumsActivities(Layer layer) {
    return layer instanceof WeightedLayer<?> weighted
        && !weighted.rules().activity().isNone()
        && weighted.rules().activity().reduction() == Reduction.SUM;
  }

  /** At least 1; without tiles, any number. */
  public static int of(CheckedModel model, TileProducts products) {
    long bytes = bytesOfImage(model, products);
    return bytes == 0 ? Integer.MAX_VALUE : (int) Math.max(1, BYTES / bytes);
  }

  /**
   * Bytes of the larger side of one image's products, in the layer where it is largest; 0 without
   * tiles.
   */
  public static long bytesOfImage(CheckedModel model, TileProducts products) {
    return model.layers().stream()
        .flatMap(CheckedLayer::withInner)
        .mapToLong(place -> bytes(place, products))
        .max()
        .orElse(0);
  }

  private static long bytes(CheckedLayer place, TileProducts products) {
    return place.layer() instanceof Conv conv
            && Convolutions.paysOnTiles(place.input(), conv, products, false)
        ? Convolutions.tileBytes(place.input(), conv, place.output())
        : 0;
  }
}
