package io.github.foldwise.runtime.convolution;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Winograd's transforms of whole batches, between maps and 16 matrices with a row for each of the T
 * tiles of an image; rows of zeros may follow.
 */
interface TileTransforms {
  /** The tiles of a convolution's input: (N, H, W, C) → (16, N·T, C). */
  Operand<TFloat32> ofInput(Operand<TFloat32> x);

  /** The output of products (16, N·T, F): (N, H', W', F). */
  Operand<TFloat32> ofOutput(Operand<TFloat32> products);

  /** The gradient of the products from that of the output. */
  Operand<TFloat32> backFromOutput(Operand<TFloat32> dy);

  /** The gradient of the input from that of its tiles. */
  Operand<TFloat32> backToInput(Operand<TFloat32> dTiles);
}
