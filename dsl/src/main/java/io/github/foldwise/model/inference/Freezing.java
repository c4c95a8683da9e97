package io.github.foldwise.model.inference;

import io.github.foldwise.guard.NamePattern;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Residual;
import java.util.List;

/** Freezes layers by name: each name may be a pattern, in which {@code *} stands for any text. */
public record Freezing(List<NamePattern> patterns) {
  public Freezing {
    patterns = List.copyOf(patterns);
  }

  /** Freezes layers with these names. */
  public static Freezing of(List<String> names) {
    return new Freezing(names.stream().map(NamePattern::new).toList());
  }

  /** The layers, those that match frozen; a residual is frozen with all layers within it. */
  public List<CheckedLayer> apply(List<CheckedLayer> layers) {
    return patterns.isEmpty() ? layers : layers.stream().map(this::apply).toList();
  }

  private CheckedLayer apply(CheckedLayer layer) {
    if (patterns.stream().anyMatch(pattern -> pattern.matches(layer.name()))) {
      return layer.freeze();
    }
    return layer.layer() instanceof Residual
        ? layer.around(apply(layer.block()), apply(layer.projection()))
        : layer;
  }
}
