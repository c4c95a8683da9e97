package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.Activation;
import io.github.foldwise.runtime.graph.BorrowedGradient;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.data.LeakyReluGrad;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;

/** Activations and their gradients. */
public final class ActivationOps {
  private static final float SQRT_HALF = (float) Math.sqrt(0.5);
  private static final float SQRT_TWO_BY_PI = (float) Math.sqrt(2 / Math.PI);
  private static final float CUBIC_TERM = 0.044715f; // of the approximation of Φ

  private ActivationOps() {}

  public static Operand<TFloat32> apply(Ops tf, Activation activation, Operand<TFloat32> x) {
    float alpha = (float) activation.alpha();
    return switch (activation.kind()) {
      case LINEAR -> x;
      case RELU -> tf.nn.relu(x);
      case LEAKY_RELU -> tf.nn.leakyRelu(x, LeakyRelu.alpha(alpha));
      case ELU -> alpha == 1 ? tf.nn.elu(x) : scaledElu(tf, alpha, x);
      case CELU -> celu(tf, alpha, x);
      case RELU6 -> tf.nn.relu6(x);
      case SELU -> tf.nn.selu(x);
      case SILU -> tf.math.mul(x, tf.math.sigmoid(x));
      case GELU -> gelu(tf, x);
      case GELU_TANH -> geluTanh(tf, x);
      case MISH -> tf.math.mul(x, tf.math.tanh(tf.math.softplus(x)));
      case TANH -> tf.math.tanh(x);
      case SIGMOID -> tf.math.sigmoid(x);
      case HARD_SIGMOID -> hardSigmoid(tf, x);
      case HARD_SILU -> tf.math.mul(x, hardSigmoid(tf, x));
      case SOFTPLUS -> tf.math.softplus(x);
      case SOFTSIGN -> tf.nn.softsign(x);
      case EXPONENTIAL -> tf.math.exp(x);
    };
  }

  /**
   * Gradient of {@code y = apply(x)} with respect to {@code x}. ReLU and leaky ReLU use the output,
   * which has the sign of {@code x}: the input need not be kept, and convolution, bias and
   * activation can fuse.
   */
  static Operand<TFloat32> gradient(
      Ops tf,
      Activation activation,
      Operand<TFloat32> x,
      Operand<TFloat32> y,
      Operand<TFloat32> dy) {
    return switch (activation.kind()) {
      case LINEAR -> dy;
      case RELU -> org.tensorflow.op.nn.ReluGrad.create(tf.scope(), dy, y);
      case LEAKY_RELU ->
          activation.alpha() < 0
              ? BorrowedGradient.of(tf, x, y, dy)
              : LeakyReluGrad.create(
                  tf.scope(), dy, y, LeakyReluGrad.alpha((float) activation.alpha()));
      default -> BorrowedGradient.of(tf, x, y, dy);
    };
  }

  private static Operand<TFloat32> scaledElu(Ops tf, float alpha, Operand<TFloat32> x) {
    Operand<TFloat32> below = tf.nn.elu(tf.math.minimum(x, tf.constant(0f)));
    return tf.math.add(tf.nn.relu(x), tf.math.mul(below, tf.constant(alpha)));
  }

  /** At exactly 0 both terms have a gradient, as in Keras. */
  private static Operand<TFloat32> celu(Ops tf, float alpha, Operand<TFloat32> x) {
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> scale = tf.constant(alpha);
    Operand<TFloat32> below = tf.math.expm1(tf.math.div(tf.math.minimum(x, zero), scale));
    return tf.math.add(tf.math.maximum(x, zero), tf.math.mul(below, scale));
  }

  private static Operand<TFloat32> hardSigmoid(Ops tf, Operand<TFloat32> x) {
    return tf.math.div(tf.nn.relu6(tf.math.add(x, tf.constant(3f))), tf.constant(6f));
  }

  private static Operand<TFloat32> geluTanh(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> cubed = tf.math.mul(tf.math.mul(x, x), x);
    Operand<TFloat32> inner =
        tf.math.mul(
            tf.math.add(x, tf.math.mul(cubed, tf.constant(CUBIC_TERM))),
            tf.constant(SQRT_TWO_BY_PI));
    return tf.math.mul(
        tf.math.mul(x, tf.constant(0.5f)), tf.math.add(tf.math.tanh(inner), tf.constant(1f)));
  }

  private static Operand<TFloat32> gelu(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> erf = tf.math.erf(tf.math.mul(x, tf.constant(SQRT_HALF)));
    return tf.math.mul(tf.math.mul(x, tf.constant(0.5f)), tf.math.add(erf, tf.constant(1f)));
  }
}
