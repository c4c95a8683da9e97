package io.github.foldwise.runtime.layer;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.ZeroPadding;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Rows and columns of zeros, whose gradients are dropped. */
final class ZeroPaddingEmitter implements LayerEmitter {
  private final Shape input;
  private final ZeroPadding layer;

  ZeroPaddingEmitter(Shape input, ZeroPadding layer) {
    this.input = input;
    this.layer = layer;
  }

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    int[][] cells = {{0, 0}, {layer.top(), layer.bottom()}, {layer.left(), layer.right()}, {0, 0}};
    return tf.pad(x, tf.constant(cells), tf.constant(0f)); // (N, H, W, C) → (N, t+H+b, l+W+r, C)
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    return new Forward(
        infer(head, x), (dy, inputWanted) -> inputWanted ? inner(head.tf(), dy) : dy);
  }

  private Operand<TFloat32> inner(Ops tf, Operand<TFloat32> dy) {
    int[] begin = {0, layer.top(), layer.left(), 0};
    int[] size = {-1, input.height(), input.width(), input.channels()}; // −1: all rows
    return tf.slice(dy, tf.constant(begin), tf.constant(size));
  }
}
