package io.github.foldwise.runtime;

import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.training.Loss;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The pass that judges and predicts.
 *
 * @param probabilities (N, classes) softmax of the logits
 * @param predicted (N) class of the largest logit, the first of equals
 * @param dataLoss Σ of the rows' cross-entropies
 * @param activityPenalty of the batch
 */
record InferenceHead(
    Operand<TFloat32> probabilities,
    Operand<TInt32> predicted,
    Operand<TFloat32> dataLoss,
    Operand<TFloat32> activityPenalty) {

  static InferenceHead build(
      Ops tf, CheckedModel model, Variables variables, Inputs inputs, Loss loss) {
    Head head = new Head(tf, variables, inputs);
    Operand<TFloat32> logits = new LayerChain(model.layers()).infer(head, inputs.scaled());
    CrossEntropy entropy =
        CrossEntropy.of(tf, loss, logits, inputs.labels(), model.spec().classes());
    return new InferenceHead(
        tf.nn.softmax(logits),
        tf.math.argMax(logits, tf.constant(1), TInt32.class),
        tf.reduceSum(entropy.perRow(), tf.constant(0)),
        head.activityPenalty());
  }
}
