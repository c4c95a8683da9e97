package io.github.foldwise.runtime.head;

import io.github.foldwise.augmentation.Augmentation;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.augment.AugmentationOps;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.PenaltyOps;
import io.github.foldwise.runtime.graph.Variables;
import io.github.foldwise.runtime.layer.Head;
import io.github.foldwise.runtime.layer.LayerChain;
import io.github.foldwise.runtime.layer.LayerEmitter.Forward;
import io.github.foldwise.runtime.loss.ClassHeadOps;
import io.github.foldwise.runtime.loss.RowLoss;
import io.github.foldwise.runtime.loss.RowLosses;
import io.github.foldwise.runtime.loss.Targets;
import io.github.foldwise.runtime.update.OptimizerOps;
import io.github.foldwise.runtime.update.StepEnd;
import io.github.foldwise.training.Objective;
import io.github.foldwise.training.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Builds the training head: forward and backward through the layers, then the updates. */
final class TrainingHeadBuilder {
  private final Ops tf;
  private final CheckedModel model;
  private final Variables variables;
  private final Inputs inputs;
  private final Operand<TFloat32> weightPenalty;
  private final Head head;

  TrainingHeadBuilder(
      Ops tf,
      CheckedModel model,
      Variables variables,
      Inputs inputs,
      Precision precision,
      Operand<TFloat32> weightPenalty,
      Kernels kernels) {
    this.tf = tf;
    this.model = model;
    this.variables = variables;
    this.inputs = inputs;
    this.weightPenalty = weightPenalty;
    this.head = Head.training(tf, variables, inputs, precision, kernels);
  }

  TrainingHead build(Objective objective, Augmentation augmentation, OptimizerOps optimizer) {
    AugmentationOps.Augmented augmented =
        AugmentationOps.augment(tf, augmentation, inputs, Targets.of(inputs), model);
    Forward layers = new LayerChain(model.layers()).train(head, augmented.images());
    Operand<TFloat32> logits = layers.output();
    ModelSpec spec = model.spec();
    Targets targets =
        augmented.targets().withClassWeights(tf, objective.classWeights(), spec.classes());
    RowLoss loss =
        RowLosses.of(tf, objective.loss(), spec.classHead(), logits, targets, spec.classes());
    Operand<TFloat32> dataLoss =
        tf.math.div(tf.reduceSum(loss.perRow(), tf.constant(0)), head.rows());
    Operand<TInt32> correct = correct(logits, targets);
    layers.backward().apply(tf.math.div(loss.gradient().get(), head.rows()), false);
    Map<String, Operand<TFloat32>> gradients = withWeightPenalties();
    Operand<TFloat32> activityPenalty = head.activityPenalty();
    StepEnd end = updates(optimizer, gradients, List.of(dataLoss, activityPenalty, correct));
    return new TrainingHead(dataLoss, activityPenalty, correct, gradients, end, augmented.seed());
  }

  private Operand<TInt32> correct(Operand<TFloat32> logits, Targets targets) {
    Operand<TFloat32> probabilities =
        new ClassHeadOps(tf, model.spec().classHead(), logits).probabilities();
    Operand<TInt32> predicted = ClassHeadOps.predicted(tf, probabilities);
    return tf.reduceSum(
        tf.dtypes.cast(tf.math.equal(predicted, targets.classOfRow(tf)), TInt32.class),
        tf.constant(0));
  }

  private Map<String, Operand<TFloat32>> withWeightPenalties() {
    Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();
    for (Variables.Variable variable : variables.trainable()) {
      String name = variable.spec().name();
      PenaltyOps penalty = new PenaltyOps(tf, variable.spec().penalty());
      gradients.put(name, penalty.addGradient(head.gradients().get(name), variable.read()));
    }
    return gradients;
  }

  /**
   * The updates wait for every gradient and every fetch: an early update would change a weight that
   * another op has yet to read, and silently give wrong gradients.
   */
  private StepEnd updates(
      OptimizerOps optimizer, Map<String, Operand<TFloat32>> gradients, List<Op> fetched) {
    List<Op> awaited = new ArrayList<>(fetched);
    awaited.add(weightPenalty);
    awaited.addAll(gradients.values());
    awaited.addAll(head.movingStatistics().values());
    Op barrier = tf.withControlDependencies(awaited).noOp();

    Ops gated = tf.withControlDependencies(List.of(barrier));
    List<Op> statistics = new ArrayList<>();
    head.movingStatistics()
        .forEach(
            (name, value) ->
                statistics.add(gated.assignVariableOp(variables.get(name).handle(), value)));
    return optimizer.end(gated, gradients, statistics);
  }
}
