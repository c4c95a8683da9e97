package io.github.foldwise.runtime.convolution;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TNumber;

/**
 * The ops of one kind of product with a kernel, forward and backward. They run on every device,
 * with or without oneDNN: without it, TensorFlow's backward ops on the CPU reject dilation and
 * groups.
 */
public interface ProductOps {
  /** The product of an input and a kernel, in their type. */
  <T extends TNumber> KernelProduct<T> product(Ops tf, Operand<T> x, Operand<T> kernel);
}
