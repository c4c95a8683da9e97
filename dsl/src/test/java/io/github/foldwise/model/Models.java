package io.github.foldwise.model;

import io.github.foldwise.layer.Layer;
import java.util.List;
import java.util.Optional;

/** Models of layers that no word of a chain would put together. */
final class Models {
  private Models() {}

  static ModelSpec of(Layer... layers) {
    return new ModelSpec(Optional.empty(), List.of(layers));
  }
}
