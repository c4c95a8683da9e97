package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.layer.Activation;

/**
 * The same words after a layer that applies the function itself, before its activity penalty: its
 * other clauses may still follow.
 */
@CheckReturnValue
interface ActivatedWithin<S extends T, T> extends Activated<T> {
  @Override
  S activation(Activation function);

  @Override
  default S linear() {
    return activation(Activation.LINEAR);
  }

  @Override
  default S relu() {
    return activation(Activation.RELU);
  }

  @Override
  default S relu6() {
    return activation(Activation.RELU6);
  }

  @Override
  default S elu() {
    return activation(Activation.ELU);
  }

  @Override
  default S celu() {
    return activation(Activation.CELU);
  }

  @Override
  default S selu() {
    return activation(Activation.SELU);
  }

  @Override
  default S silu() {
    return activation(Activation.SILU);
  }

  @Override
  default S gelu() {
    return activation(Activation.GELU);
  }

  @Override
  default S geluTanh() {
    return activation(Activation.GELU_TANH);
  }

  @Override
  default S mish() {
    return activation(Activation.MISH);
  }

  @Override
  default S tanh() {
    return activation(Activation.TANH);
  }

  @Override
  default S sigmoid() {
    return activation(Activation.SIGMOID);
  }

  @Override
  default S hardSigmoid() {
    return activation(Activation.HARD_SIGMOID);
  }

  @Override
  default S hardSilu() {
    return activation(Activation.HARD_SILU);
  }

  @Override
  default S softplus() {
    return activation(Activation.SOFTPLUS);
  }

  @Override
  default S softsign() {
    return activation(Activation.SOFTSIGN);
  }

  @Override
  default S exponential() {
    return activation(Activation.EXPONENTIAL);
  }

  @Override
  default S leakyRelu() {
    return leakyRelu(0.2);
  }

  @Override
  default S leakyRelu(double slope) {
    return activation(Activation.leakyRelu(slope));
  }

  @Override
  default S elu(double alpha) {
    return activation(Activation.elu(alpha));
  }

  @Override
  default S celu(double alpha) {
    return activation(Activation.celu(alpha));
  }
}
