package io.github.foldwise.runtime.serving;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.convolution.Convolutions;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.training.Precision;

/** How many images at a time keep the tiles of a model's convolutions in the caches. */
final class TileBatch {
  private static final long BYTES = 16L << 20;

  private TileBatch() {}

  /** At least 1; without tiles, any number. */
  static int of(CheckedModel model, Precision precision, Kernels kernels) {
    if (!kernels.tiles() || precision != Precision.FLOAT32) {
      return Integer.MAX_VALUE;
    }
    long bytes =
        model.layers().stream()
            .flatMap(CheckedLayer::withInner)
            .mapToLong(TileBatch::bytes)
            .max()
            .orElse(0);
    return bytes == 0 ? Integer.MAX_VALUE : (int) Math.max(1, BYTES / bytes);
  }

  private static long bytes(CheckedLayer place) {
    return place.layer() instanceof Conv conv && Convolutions.suitTiles(place.input(), conv)
        ? Convolutions.tileBytes(place.input(), conv, place.output())
        : 0;
  }
}
