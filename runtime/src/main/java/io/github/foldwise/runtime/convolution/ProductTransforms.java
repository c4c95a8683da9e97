package io.github.foldwise.runtime.convolution;

import io.github.foldwise.data.Shape;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The transforms of tiles by TensorFlow's ops: each is one product by a Kronecker square. */
record ProductTransforms(Ops tf, Tiles tiles, Shape input, Shape output, int border)
    implements TileTransforms {
  private static final SquaredTransform OF_INPUT = // Bᵀ
      SquaredTransform.of(
          new float[][] {{1, 0, -1, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, 1, 0, -1}});
  private static final SquaredTransform OF_OUTPUT = // Aᵀ
      SquaredTransform.of(new float[][] {{1, 1, 1, 0}, {0, 1, -1, -1}});

  private static final int SIDE = 4; // of a tile with its border

  @Override
  public Operand<TFloat32> ofInput(Operand<TFloat32> x) {
    return OF_INPUT.of(tf, tiles.deal(x, input, SIDE, border), -1, input.channels());
  }

  @Override
  public Operand<TFloat32> ofOutput(Operand<TFloat32> products) {
    return tiles.collect(outputsOf(products), output.channels());
  }

  /** The four outputs of each tile: (16, N·T, F) → (4, N·T, F). */
  Operand<TFloat32> outputsOf(Operand<TFloat32> products) {
    return OF_OUTPUT.of(tf, products, -1, output.channels());
  }

  @Override
  public Operand<TFloat32> backFromOutput(Operand<TFloat32> dy) {
    return OF_OUTPUT.transposed().of(tf, tiles.deal(dy, output, 2, 0), -1, output.channels());
  }

  @Override
  public Operand<TFloat32> backToInput(Operand<TFloat32> dTiles) {
    Operand<TFloat32> cells = OF_INPUT.transposed().of(tf, dTiles, -1, input.channels());
    return tiles.add(cells, input, SIDE, border);
  }
}
