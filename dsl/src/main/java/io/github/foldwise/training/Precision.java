package io.github.foldwise.training;

/**
 * Of the products with kernels, which are nearly all of a network's arithmetic: convolutions, also
 * depthwise ones, and dense layers, there and back.
 *
 * <p>Float16 is not offered: its exponent has 5 bits, so gradients below 6e-8 become 0 unless the
 * loss is scaled up, by a factor that has to be found anew while training goes on. Bfloat16 has the
 * 8 bits of float32, so nothing that float32 can hold is lost but digits.
 */
public enum Precision {
  /** All in float32. (TensorFlow lets newer GPUs round what they multiply to TF32, 11 bits.) */
  FLOAT32,
  /**
   * Inputs, kernels and gradients are rounded to bfloat16 (8 bits) before they are multiplied; the
   * rest is float32: weights, optimizer slots, biases, activations, norms, losses, penalties.
   * Keras's policy {@code mixed_bfloat16} also keeps what lies between two products in bfloat16. It
   * is meant for GPUs: on a CPU it saves no time.
   */
  MIXED_BFLOAT16
}
