package io.github.foldwise.runtime;

import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a kernel makes of an input, linear in both, and the two ways back.
 *
 * @param value of the product
 * @param kernelGradient gives the gradient in the kernel from that in the product
 * @param inputGradient gives the gradient in the input from that in the product
 */
record KernelProduct(
    Operand<TFloat32> value,
    UnaryOperator<Operand<TFloat32>> kernelGradient,
    UnaryOperator<Operand<TFloat32>> inputGradient) {}
