package io.github.foldwise.runtime.update;

import io.github.foldwise.optimizer.Clipping;
import io.github.foldwise.runtime.graph.PenaltyOps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Clips gradients by Keras's formulas: what is not finite stays so. */
final class ClippingOps {
  private final Ops tf;
  private final Clipping clipping;

  ClippingOps(Ops tf, Clipping clipping) {
    this.tf = tf;
    this.clipping = clipping;
  }

  Map<String, Operand<TFloat32>> apply(Map<String, Operand<TFloat32>> gradients) {
    if (clipping.equals(Clipping.NONE)) {
      return gradients;
    }
    Map<String, Operand<TFloat32>> clipped = new LinkedHashMap<>(gradients);
    if (clipping.globalNorm().isPresent()) {
      Operand<TFloat32> scale = globalScale(List.copyOf(gradients.values()));
      clipped.replaceAll((name, gradient) -> tf.math.mul(gradient, scale));
    } else {
      clipped.replaceAll((name, gradient) -> apply(gradient));
    }
    return clipped;
  }

  private Operand<TFloat32> apply(Operand<TFloat32> gradient) {
    if (clipping.norm().isPresent()) {
      return toNorm(gradient, constant(clipping.norm().get()));
    }
    double largest = clipping.value().orElseThrow();
    return tf.clipByValue(gradient, constant(-largest), constant(largest));
  }

  /** {@code g·norm / max(‖g‖, norm)}. */
  private Operand<TFloat32> toNorm(Operand<TFloat32> gradient, Operand<TFloat32> norm) {
    Operand<TFloat32> ofGradient = tf.math.sqrt(squares(gradient));
    return tf.math.div(tf.math.mul(gradient, norm), tf.math.maximum(ofGradient, norm));
  }

  /** {@code norm·min(1/‖g‖, 1/norm)} over all gradients, and NaN if that norm is not finite. */
  private Operand<TFloat32> globalScale(List<Operand<TFloat32>> gradients) {
    Operand<TFloat32> norm = constant(clipping.globalNorm().orElseThrow());
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> ofAll =
        tf.math.sqrt(PenaltyOps.sum(tf, gradients.stream().map(this::squares).toList()));
    Operand<TFloat32> scale =
        tf.math.mul(norm, tf.math.minimum(tf.math.div(one, ofAll), tf.math.div(one, norm)));
    return tf.math.add(scale, tf.math.sub(ofAll, ofAll));
  }

  private Operand<TFloat32> squares(Operand<TFloat32> gradient) {
    Operand<TFloat32> flat = tf.reshape(tf.math.square(gradient), tf.constant(new int[] {-1}));
    return tf.reduceSum(flat, tf.constant(0));
  }

  private Operand<TFloat32> constant(double value) {
    return tf.constant((float) value);
  }
}
