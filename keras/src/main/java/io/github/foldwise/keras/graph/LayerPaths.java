package io.github.foldwise.keras.graph;

import io.github.foldwise.keras.config.SnakeCase;
import java.util.HashMap;
import java.util.Map;

/** Names groups of weights: the class, and from the second one on a number. */
final class LayerPaths {
  private final String prefix;
  private final Map<String, Integer> counts = new HashMap<>();

  /** Paths below {@code prefix}, {@code ""} or ending in a slash. */
  LayerPaths(String prefix) {
    this.prefix = prefix + "layers/";
  }

  /** {@code layers/conv2d}, {@code layers/conv2d_1}, … */
  String next(String className) {
    String name = SnakeCase.of(className);
    int before = counts.merge(name, 1, Integer::sum) - 1;
    return prefix + (before == 0 ? name : name + "_" + before);
  }
}
