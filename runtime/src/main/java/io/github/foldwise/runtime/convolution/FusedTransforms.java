package io.github.foldwise.runtime.convolution;

import io.github.foldwise.data.Shape;
import io.github.foldwise.runtime.graph.FusedOps;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The transforms of tiles by ops of this module, each in one pass. */
record FusedTransforms(Ops tf, FusedOps ops, Shape input, Shape output, int border)
    implements TileTransforms {
  @Override
  public Operand<TFloat32> ofInput(Operand<TFloat32> x) {
    return ops.tileInput(tf, x, border);
  }

  @Override
  public Operand<TFloat32> ofOutput(Operand<TFloat32> products) {
    Operand<TFloat32> none = filled(0);
    return ofOutput(products, List.of(none, filled(1), none), 1, false).y();
  }

  /** The same with what follows: see {@link FusedOps#tileOutput}. */
  FusedOps.Maps ofOutput(
      Operand<TFloat32> products, List<Operand<TFloat32>> factors, int window, boolean relu) {
    return ops.tileOutput(tf, products, factors, output.height(), output.width(), window, relu);
  }

  @Override
  public Operand<TFloat32> backFromOutput(Operand<TFloat32> dy) {
    return ops.tileOutputGradient(tf, dy);
  }

  @Override
  public Operand<TFloat32> backToInput(Operand<TFloat32> dTiles) {
    return ops.tileInputGradient(tf, dTiles, border, input.height(), input.width());
  }

  private Operand<TFloat32> filled(float value) {
    return tf.fill(tf.constant(new int[] {output.channels()}), tf.constant(value));
  }
}
