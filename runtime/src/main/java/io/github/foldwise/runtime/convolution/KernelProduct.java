package io.github.foldwise.runtime.convolution;

import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TNumber;

/** A product of an input and a kernel, linear in both, and builders of its two gradients. */
public record KernelProduct<T extends TNumber>(
    Operand<T> value,
    UnaryOperator<Operand<T>> kernelGradient,
    UnaryOperator<Operand<T>> inputGradient) {}
