package io.github.foldwise.keras.graph;

import io.github.foldwise.keras.config.Element;
import java.util.List;

/** A piece of a model's chain. */
public sealed interface Part {
  /**
   * One layer.
   *
   * @param place in the file: {@code layer conv2d_1 (Conv2D)}
   * @param path of its weights: {@code layers/conv2d_1}; empty for an operation
   * @param frozen whether training leaves its weights as they are
   */
  record One(String place, String path, Element element, boolean frozen) implements Part {}

  /** The sum of a block and what leads past it, which may be nothing. */
  record Sum(String place, List<Part> block, List<Part> past) implements Part {
    public Sum {
      block = List.copyOf(block);
      past = List.copyOf(past);
    }
  }
}
