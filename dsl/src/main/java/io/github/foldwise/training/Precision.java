package io.github.foldwise.training;

/**
 * Precision of products with kernels, forward and backward: convolutions, depthwise ones included,
 * and dense layers. They are nearly all of a network's arithmetic.
 *
 * <p>Float16 is not offered: its 5-bit exponent turns gradients below 6e-8 into 0 unless the loss
 * is scaled by a factor that must be adapted during training. Bfloat16 has the 8-bit exponent of
 * float32 and loses only digits.
 */
public enum Precision {
  /** Everything in float32. Newer GPUs may round factors to TF32, 11 bits, in TensorFlow. */
  FLOAT32,
  /**
   * Rounds inputs, kernels and gradients to bfloat16 (8 bits) before multiplying; the rest stays
   * float32: weights, optimizer slots, biases, activations, norms, losses, penalties. Keras's
   * policy {@code mixed_bfloat16} also keeps results between products in bfloat16. Sums are those
   * of float32; hardware that multiplies in bfloat16 rounds most of them once. It saves time on
   * GPUs, on AMD's processors with AVX-512 and BF16 and on Intel's with AMX; others round, multiply
   * in float32 and take a little longer than with {@link #FLOAT32}.
   */
  MIXED_BFLOAT16
}
