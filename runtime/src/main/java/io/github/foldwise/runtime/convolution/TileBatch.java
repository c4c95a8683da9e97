package io.github.foldwise.runtime.convolution;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.graph.TileProducts;

/** How many images at a time keep the tiles of an inference in the caches. */
public final class TileBatch {
  private static final long BYTES = 8L << 20;

  private TileBatch() {}

  /** At least 1; any number if no tiles are kept. */
  public static int of(CheckedModel model, TileProducts products) {
    long bytes = bytesOfImage(model, products);
    return bytes == 0 ? Integer.MAX_VALUE : (int) Math.max(1, BYTES / bytes);
  }

  /**
   * Bytes of the larger side of one image's products, in the layer where it is largest; 0 if no
   * tiles are kept.
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
            && Convolutions.keepsTiles(place.input(), conv, products, false)
        ? Convolutions.tileBytes(place.input(), conv, place.output())
        : 0;
  }
}
