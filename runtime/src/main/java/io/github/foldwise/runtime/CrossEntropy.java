package io.github.foldwise.runtime;

import io.github.foldwise.training.Loss;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.SoftmaxCrossEntropyWithLogits;
import org.tensorflow.op.nn.SparseSoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Cross-entropy of each example, from logits, and its gradient {@code softmax − one-hot}: both ops
 * give it as a second output.
 *
 * @param perRow (N) −log softmax(logits)[label]
 * @param gradient (N, classes) of each row's own loss in its logits
 */
record CrossEntropy(Operand<TFloat32> perRow, Operand<TFloat32> gradient) {

  static CrossEntropy of(
      Ops tf, Loss loss, Operand<TFloat32> logits, Operand<TInt32> labels, int classes) {
    return switch (loss) {
      case SPARSE_CROSS_ENTROPY -> {
        var op = SparseSoftmaxCrossEntropyWithLogits.create(tf.scope(), logits, labels);
        yield new CrossEntropy(op.loss(), op.backprop());
      }
      case ONE_HOT_CROSS_ENTROPY -> {
        Operand<TFloat32> oneHot =
            tf.oneHot(labels, tf.constant(classes), tf.constant(1f), tf.constant(0f));
        var op = SoftmaxCrossEntropyWithLogits.create(tf.scope(), logits, oneHot);
        yield new CrossEntropy(op.loss(), op.backprop());
      }
    };
  }
}
