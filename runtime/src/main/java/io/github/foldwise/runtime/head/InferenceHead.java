package io.github.foldwise.runtime.head;

import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.graph.FusedOps;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.Variables;
import io.github.foldwise.runtime.layer.Head;
import io.github.foldwise.runtime.layer.LayerChain;
import io.github.foldwise.runtime.loss.ClassHeadOps;
import io.github.foldwise.runtime.loss.RowLoss;
import io.github.foldwise.runtime.loss.RowLosses;
import io.github.foldwise.runtime.loss.Targets;
import io.github.foldwise.training.Training;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The pass that evaluates and predicts.
 *
 * @param probabilities (N, classes)
 * @param predicted (N) class of the largest probability, the first one in a tie
 * @param confidence (N) that probability
 * @param dataLoss Σ of the rows' losses, each times its weight
 */
public record InferenceHead(
    Operand<TFloat32> probabilities,
    Operand<TInt32> predicted,
    Operand<TFloat32> confidence,
    Operand<TFloat32> dataLoss,
    Operand<TFloat32> activityPenalty) {

  static InferenceHead build(
      Ops tf,
      CheckedModel model,
      Variables variables,
      Inputs inputs,
      Training how,
      Kernels kernels,
      Optional<FusedOps> fused) {
    Head head = Head.inference(tf, variables, inputs, how.precision(), kernels, fused);
    Operand<TFloat32> logits = new LayerChain(model.layers()).infer(head, inputs.scaled());
    ModelSpec spec = model.spec();
    RowLoss losses =
        RowLosses.of(tf, how.loss(), spec.classHead(), logits, Targets.of(inputs), spec.classes());
    Operand<TFloat32> probabilities =
        new ClassHeadOps(tf, spec.classHead(), logits).probabilities();
    return new InferenceHead(
        probabilities,
        ClassHeadOps.predicted(tf, probabilities),
        tf.max(probabilities, tf.constant(1)),
        tf.reduceSum(losses.perRow(), tf.constant(0)),
        head.activityPenalty());
  }
}
