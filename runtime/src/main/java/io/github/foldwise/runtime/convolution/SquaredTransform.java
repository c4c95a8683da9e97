package io.github.foldwise.runtime.convolution;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The linear map {@code d ↦ K d Kᵀ} of square tiles, as one product by {@code K ⊗ K}. */
final class SquaredTransform {
  private final float[][] square; // K ⊗ K, (to², from²)

  private SquaredTransform(float[][] square) {
    this.square = square;
  }

  /** The transform by {@code K}, (to, from). */
  static SquaredTransform of(float[][] k) {
    int to = k.length;
    int from = k[0].length;
    float[][] square = new float[to * to][from * from];
    for (int i = 0; i < to * to; i++) {
      for (int j = 0; j < from * from; j++) {
        square[i][j] = k[i / to][j / from] * k[i % to][j % from];
      }
    }
    return new SquaredTransform(square);
  }

  SquaredTransform transposed() {
    float[][] transposed = new float[square[0].length][square.length];
    for (int i = 0; i < square.length; i++) {
      for (int j = 0; j < square[0].length; j++) {
        transposed[j][i] = square[i][j];
      }
    }
    return new SquaredTransform(transposed);
  }

  /** Transforms (from², rows · columns), in any shape, to (to², rows, columns); rows may be -1. */
  Operand<TFloat32> of(Ops tf, Operand<TFloat32> cells, int rows, int columns) {
    Operand<TFloat32> flat = tf.reshape(cells, tf.constant(new int[] {square[0].length, -1}));
    return tf.reshape(
        tf.linalg.matMul(tf.constant(square), flat),
        tf.constant(new int[] {square.length, rows, columns}));
  }
}
