package io.github.foldwise.runtime.loss;

import io.github.foldwise.layer.ClassHead;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Predictions of a head from its logits. */
public final class ClassHeadOps {
  private final Ops tf;
  private final ClassHead head;
  private final Operand<TFloat32> logits;

  public ClassHeadOps(Ops tf, ClassHead head, Operand<TFloat32> logits) {
    this.tf = tf;
    this.head = head;
    this.logits = logits;
  }

  /** Softmax or sigmoid of the logits, in their shape. */
  Operand<TFloat32> outputs() {
    return head == ClassHead.SOFTMAX ? tf.nn.softmax(logits) : tf.math.sigmoid(logits);
  }

  /** (N, classes); {@code 1 − p} and {@code p} for one logit. */
  public Operand<TFloat32> probabilities() {
    Operand<TFloat32> p = outputs();
    return head == ClassHead.BINARY
        ? tf.concat(List.of(tf.math.sub(tf.constant(1f), p), p), tf.constant(1))
        : p;
  }

  /**
   * (N) class of the largest probability, the first one in a tie. Float32 may make equal
   * probabilities of different logits: Keras, and {@code Metrics}, see only the probabilities.
   */
  public static Operand<TInt32> predicted(Ops tf, Operand<TFloat32> probabilities) {
    return tf.math.argMax(probabilities, tf.constant(1), TInt32.class);
  }

  /** Targets in the shape of the outputs; for one logit the share of class 1, (N, 1). */
  Operand<TFloat32> targets(Targets targets, int classes) {
    Operand<TFloat32> shares = targets.dense(tf, classes);
    return head == ClassHead.BINARY
        ? tf.slice(shares, tf.constant(new int[] {0, 1}), tf.constant(new int[] {-1, 1}))
        : shares;
  }
}
