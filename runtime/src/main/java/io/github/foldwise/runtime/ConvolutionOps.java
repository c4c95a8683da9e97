package io.github.foldwise.runtime;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The ops of one kind of convolution, forward and backward. They run on every device, with oneDNN
 * and without it: without it TensorFlow's backward ops on the CPU refuse dilation and groups.
 */
interface ConvolutionOps {
  /** The product of feature maps (N, H, W, C) and a kernel. */
  KernelProduct product(Ops tf, Operand<TFloat32> x, Operand<TFloat32> kernel);
}
