package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.model.inference.LayerParts;
import java.util.function.Consumer;

/** Convolutions and pools work on feature maps, dense layers on vectors. */
public final class MapsAndVectorsInTheirPlace implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (layer.parts().takes() == LayerParts.Takes.MAPS && !layer.input().isImage()) {
      problems.accept(
          layer.refuseShape(
              "feature maps of height × width × channels",
              "a vector of " + layer.input(),
              "Place it before the layer that makes a vector: flatten(), globalAvgPool() or dense."));
    }
    if (layer.parts().takes() == LayerParts.Takes.VECTORS && layer.input().isImage()) {
      problems.accept(
          layer.refuseShape(
              "a vector",
              "feature maps of " + layer.input(),
              "Place flatten() or globalAvgPool() before it."));
    }
  }
}
