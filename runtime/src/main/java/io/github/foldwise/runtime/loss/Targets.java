package io.github.foldwise.runtime.loss;

import io.github.foldwise.runtime.graph.Inputs;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Targets of a batch: class numbers (N) or, if mixed, shares (N, classes), and weights (N). */
public record Targets(
    Operand<TInt32> labels, Optional<Operand<TFloat32>> mixed, Operand<TFloat32> weights) {

  /** Targets as fed. */
  public static Targets of(Inputs inputs) {
    return new Targets(inputs.labels(), Optional.empty(), inputs.weights());
  }

  /** The same with rows weighted by their classes, if classes have weights. */
  public Targets withClassWeights(Ops tf, Map<Integer, Double> classWeights, int classes) {
    if (classWeights.isEmpty()) {
      return this;
    }
    float[] factors = new float[classes];
    for (int label = 0; label < classes; label++) {
      factors[label] = classWeights.getOrDefault(label, 1.0).floatValue();
    }
    Operand<TFloat32> ofRows = tf.gather(tf.constant(factors), classOfRow(tf), tf.constant(0));
    return new Targets(labels, mixed, ofRows);
  }

  /** (N) class of each row; of a mixed row the one with the largest share, as in Keras. */
  public Operand<TInt32> classOfRow(Ops tf) {
    return mixed
        .<Operand<TInt32>>map(shares -> tf.math.argMax(shares, tf.constant(1), TInt32.class))
        .orElse(labels);
  }

  /** (N, classes) class shares; the one-hot label of a row that is not mixed. */
  public Operand<TFloat32> dense(Ops tf, int classes) {
    return mixed.orElseGet(
        () -> tf.oneHot(labels, tf.constant(classes), tf.constant(1f), tf.constant(0f)));
  }
}
