package io.github.foldwise.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.runtime.OneThread;
import io.github.foldwise.runtime.graph.GraphScope;
import io.github.foldwise.runtime.graph.Variables;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.runtime.update.ConstraintOps;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Constraints against Keras 3.15.1, whose formulas are those of 3.8.0. */
@TestMethodOrder(OrderAnnotation.class)
class ConstraintsGoldenTest {
  private static final Golden GOLDEN = Golden.read("constraints.json");

  static Stream<Golden> cases() {
    return GOLDEN.at("cases").elements().stream();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("cases")
  void the_weight_is_brought_back_as_by_keras(Golden golden) {
    Golden weight = GOLDEN.at("weights", golden.at("weight").text());
    List<Integer> dims = IntStream.of(weight.at("shape").ints()).boxed().toList();
    assertThat(golden.at("result", "shape").ints()).containsExactly(weight.at("shape").ints());
    Tolerance.FORMULA.check(
        golden.at("constraint").text(),
        applied(constraint(golden), dims, weight.tensor()),
        golden.at("result").tensor());
  }

  @Test
  void without_a_constraint_the_weight_stays_as_it_is() {
    float[] w = {-1, 0, 3};
    assertThat(applied(Constraint.NONE, List.of(3), w)).containsExactly(w);
  }

  @Test
  void no_value_becomes_a_negative_zero_or_a_number_that_is_none() {
    assertThat(
            applied(
                Constraint.nonNegative(),
                List.of(3),
                new float[] {-1, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY}))
        .containsExactly(0f, 0f, Float.POSITIVE_INFINITY);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static Constraint constraint(Golden golden) {
    double max = golden.at("max").number();
    int[] axes = golden.at("axes").ints();
    boolean standard = axes.length == 1 && axes[0] == 0;
    return switch (golden.at("constraint").text()) {
      case "max_norm" -> standard ? Constraint.maxNorm(max) : Constraint.maxNorm(max, axes);
      case "unit_norm" -> standard ? Constraint.unitNorm() : Constraint.unitNorm(axes);
      default -> Constraint.nonNegative();
    };
  }

  private static float[] applied(Constraint constraint, List<Integer> dims, float[] values) {
    WeightRule rule = WeightRule.of(Initializer.ZEROS).with(constraint);
    WeightSpec weight = new WeightSpec("weight", dims, true, rule);
    try (Graph graph = GraphScope.newGraph();
        Session session = OneThread.session(graph)) {
      Ops tf = GraphScope.ops(graph);
      Operand<TFloat32> w =
          tf.reshape(tf.constant(values), tf.constant(Variables.shape(weight).asArray()));
      try (Result result = session.runner().fetch(ConstraintOps.apply(tf, weight, w)).run()) {
        return ModelSession.floats((TFloat32) result.get(0));
      }
    }
  }
}
