package io.github.foldwise.runtime.convolution;

import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TNumber;

/**
 * A product of an input and a kernel, linear in both, and its two gradients.
 *
 * @param value the product
 * @param kernelGradient builds the gradient of the kernel from that of the product
 * @param inputGradient builds the gradient of the input from that of the product
 */
public record KernelProduct<T extends TNumber>(
    Operand<T> value,
    UnaryOperator<Operand<T>> kernelGradient,
    UnaryOperator<Operand<T>> inputGradient) {}
