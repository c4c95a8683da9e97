package io.github.foldwise.runtime.graph;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Where the layers of a graph read their weights. */
public interface Weights {
  /** Value of the weight {@code conv_1/kernel}. */
  Operand<TFloat32> read(String name);
}
