package io.github.foldwise.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.runtime.Example;
import io.github.foldwise.runtime.graph.GraphScope;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.training.Loss;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Rows that are a mix of two: their loss is the mix of both losses, their class the larger part.
 */
class TargetsTest {
  private static final float[][] LOGITS = {{2, 1, 0.5f}, {0, -1, 3}};
  private static final float[][] MIX = {{0.25f, 0.75f, 0}, {0.5f, 0, 0.5f}};

  @Test
  void the_loss_of_a_mix_is_the_mix_of_the_losses() {
    for (Loss loss : new Loss[] {Loss.SPARSE_CROSS_ENTROPY, Loss.ONE_HOT_CROSS_ENTROPY}) {
      for (int row = 0; row < 2; row++) {
        double expected = 0;
        for (int label = 0; label < 3; label++) {
          double[] z = Example.widened(LOGITS[row]);
          expected += MIX[row][label] * ReferenceLoss.of(loss, ClassHead.SOFTMAX, z, label);
        }
        assertThat(losses(loss, ClassHead.SOFTMAX, LOGITS, MIX)[row])
            .isCloseTo((float) expected, within(1e-6f));
      }
    }
  }

  /** One logit has the share of class 1 for its target: −0.75·log σ(2) − 0.25·log σ(−2). */
  @Test
  void one_logit_takes_the_share_of_the_second_class() {
    float[] losses =
        losses(
            Loss.binaryCrossEntropy(),
            ClassHead.BINARY,
            new float[][] {{2}},
            new float[][] {{0.25f, 0.75f}});

    assertThat(losses[0]).isCloseTo(0.6269280f, within(1e-6f));
  }

  @Test
  void the_class_of_a_mix_is_its_larger_part_the_first_of_equals() {
    try (Graph graph = GraphScope.newGraph();
        Session session = new Session(graph)) {
      Ops tf = GraphScope.ops(graph);
      Targets targets = targets(tf, MIX).withClassWeights(tf, Map.of(1, 3.0), 3);
      try (Result result =
          session.runner().fetch(targets.classOfRow(tf)).fetch(targets.weights()).run()) {
        TInt32 classes = (TInt32) result.get(0);
        assertThat(classes.getInt(0)).isEqualTo(1);
        assertThat(classes.getInt(1)).isEqualTo(0);
        assertThat(ModelSession.floats((TFloat32) result.get(1))).containsExactly(3, 1);
      }
    }
  }

  private static float[] losses(Loss loss, ClassHead head, float[][] logits, float[][] mix) {
    try (Graph graph = GraphScope.newGraph();
        Session session = new Session(graph)) {
      Ops tf = GraphScope.ops(graph);
      Operand<TFloat32> given = tf.constant(logits);
      RowLoss losses = RowLosses.of(tf, loss, head, given, targets(tf, mix), mix[0].length);
      try (Result result = session.runner().fetch(losses.perRow()).run()) {
        return ModelSession.floats((TFloat32) result.get(0));
      }
    }
  }

  private static Targets targets(Ops tf, float[][] mix) {
    float[] ones = new float[mix.length];
    Arrays.fill(ones, 1);
    return new Targets(
        tf.constant(new int[mix.length]), Optional.of(tf.constant(mix)), tf.constant(ones));
  }
}
