package io.github.foldwise.runtime.serving;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.convolution.Convolutions;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.training.Precision;

/** How many images at a time keep the tiles of a model's convolutions in the caches. */
final class TileBatch {
  private static final long BYTES = 16L << 20;

  private TileBatch() {}

  /** At least 1; without tiles, any number. */
  static int of(CheckedModel model, Precision precision, Kernels kernels) {
    if (precision != Precision.FLOAT32) {
      return Integer.MAX_VALUE;
    }
    long bytes =
        model.layers().stream()
            .flatMap(CheckedLayer::withInner)
            .mapToLong(place -> bytes(place, kernels.tileProducts()))
            .max()
            .orElse(0);
    return bytes == 0 ? Integer.MAX_VALUE : (int) Math.max(1, BYTES / bytes);
  }

  private static long bytes(CheckedLayer place, TileProducts products) {
    return place.layer() instanceof Conv conv
            && Convolutions.paysOnTiles(place.input(), conv, products, false)
        ? Convolutions.tileBytes(place.input(), conv, place.output())
        : 0;
  }
}
