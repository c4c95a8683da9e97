package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.Window;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.types.TFloat32;

/**
 * Max pooling by the op {@code MaxPool}: the generated class emits {@code MaxPoolV2}, which has no
 * fast kernel on the CPU.
 */
final class MaxPoolEmitter implements LayerEmitter {
  private final MaxPool layer;

  MaxPoolEmitter(MaxPool layer) {
    this.layer = layer;
  }

  /** Whether the layer at this index is a max pool {@link #isOf} windows of this side. */
  static boolean isAt(List<CheckedLayer> layers, int index, int side) {
    return index < layers.size()
        && layers.get(index).layer() instanceof MaxPool pool
        && new MaxPoolEmitter(pool).isOf(side);
  }

  /** Whether its windows are squares of this side, one beside the other. */
  boolean isOf(int side) {
    return layer.window().equals(Window.square(side)) && layer.stride().equals(layer.window());
  }

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    return pool(head.tf(), "MaxPool", x); // (N, H, W, C) → (N, H/s, W/s, C)
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    Operand<TFloat32> y = pool(head.tf(), "MaxPool", x);
    return new Forward(
        y, (dy, inputWanted) -> inputWanted ? pool(head.tf(), "MaxPoolGrad", x, y, dy) : dy);
  }

  @SafeVarargs
  private Operand<TFloat32> pool(Ops tf, String op, Operand<TFloat32>... inputs) {
    Scope scope = tf.scope();
    OperationBuilder builder = scope.opBuilder(op, op);
    for (Operand<TFloat32> input : inputs) {
      builder.addInput(input.asOutput());
    }
    return builder
        .setAttr("ksize", sizes(layer.window()))
        .setAttr("strides", sizes(layer.stride()))
        .setAttr("padding", layer.padding().name())
        .build()
        .output(0);
  }

  private static long[] sizes(Window window) {
    return new long[] {1, window.height(), window.width(), 1};
  }
}
