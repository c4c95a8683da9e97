package io.github.foldwise.runtime.convolution;

import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TNumber;

/**
 * What a kernel makes of an input, linear in both, and the two ways back.
 *
 * @param value of the product
 * @param kernelGradient gives the gradient in the kernel from that in the product
 * @param inputGradient gives the gradient in the input from that in the product
 */
public record KernelProduct<T extends TNumber>(
    Operand<T> value,
    UnaryOperator<Operand<T>> kernelGradient,
    UnaryOperator<Operand<T>> inputGradient) {}
