package io.github.foldwise.runtime;

import static io.github.foldwise.training.Training.exponentialDecay;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.model.Initializer;
import io.github.foldwise.model.Shape;
import io.github.foldwise.model.WeightRule;
import io.github.foldwise.model.WeightSpec;
import io.github.foldwise.training.Adam;
import io.github.foldwise.training.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Six updates of two weights against Keras 3.8.0, from the golden's gradients. */
class AdamGoldenTest {
  private static final Golden GOLDEN = Golden.read("optimizers.json");
  private static final List<WeightSpec> WEIGHTS =
      List.of(weight("vector", List.of(3)), weight("matrix", List.of(2, 2)));

  static Stream<Arguments> schedules() {
    return Stream.of(
        Arguments.of("Adam()", new Schedule.Constant(1e-3)),
        Arguments.of("Adam(5e-4)", new Schedule.Constant(5e-4)),
        Arguments.of("Adam(ExponentialDecay(0.1,2,0.5))", exponentialDecay(0.1, 2, 0.5)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("schedules")
  void the_weights_after_each_update(String name, Schedule rate) {
    JsonNode trajectory = GOLDEN.at("/trajectories").get(name);
    assertThat(trajectory).hasSize(6);
    try (Graph graph = new Graph();
        Session session = OneThread.session(graph)) {
      Ops tf = Ops.create(graph);
      Inputs inputs = Inputs.declare(tf, Shape.image(1, 1, 1));
      Variables variables = new Variables(tf, WEIGHTS);
      AdamUpdates adam = new AdamUpdates(tf, Adam.STANDARD, variables, inputs);
      Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();
      for (WeightSpec weight : WEIGHTS) {
        gradients.put(
            weight.name(),
            tf.placeholder(TFloat32.class, Placeholder.shape(Variables.shape(weight))));
      }
      Op update = tf.withControlDependencies(adam.apply(tf, gradients)).noOp();
      session.run(adam.initialize(tf));
      assignInitialValues(session, variables);
      for (int step = 0; step < trajectory.size(); step++) {
        assertThat(rate.rate(step)).isEqualTo((float) trajectory.at("/" + step + "/lr").asDouble());
        update(session, inputs, gradients, update, rate.rate(step), step);
        for (int i = 0; i < WEIGHTS.size(); i++) {
          assertClose(
              WEIGHTS.get(i).name() + " after step " + step,
              read(session, variables.read(WEIGHTS.get(i).name())),
              Golden.floats(trajectory.at("/" + step + "/vars/" + i)));
        }
      }
    }
  }

  private static void assignInitialValues(Session session, Variables variables) {
    for (int i = 0; i < WEIGHTS.size(); i++) {
      Variables.Variable variable = variables.get(WEIGHTS.get(i).name());
      try (TFloat32 value = tensor(i, "/initial/" + i)) {
        session
            .runner()
            .feed(variable.given(), value)
            .addTarget(variable.assignGiven())
            .run()
            .close();
      }
    }
  }

  private static void update(
      Session session,
      Inputs inputs,
      Map<String, Operand<TFloat32>> gradients,
      Op update,
      float rate,
      int step) {
    List<TFloat32> fed = new ArrayList<>();
    try (TFloat32 learningRate = TFloat32.scalarOf(rate);
        TInt64 number = TInt64.scalarOf(step)) {
      Session.Runner runner =
          session
              .runner()
              .feed(inputs.learningRate(), learningRate)
              .feed(inputs.step(), number)
              .addTarget(update);
      for (int i = 0; i < WEIGHTS.size(); i++) {
        fed.add(tensor(i, "/gradients/" + step + "/" + i));
        runner.feed(gradients.get(WEIGHTS.get(i).name()), fed.get(i));
      }
      runner.run().close();
    } finally {
      fed.forEach(TFloat32::close);
    }
  }

  private static float[] read(Session session, Operand<TFloat32> weight) {
    try (Result result = session.runner().fetch(weight).run()) {
      return ModelSession.floats((TFloat32) result.get(0));
    }
  }

  private static TFloat32 tensor(int weight, String pointer) {
    return TFloat32.tensorOf(
        Variables.shape(WEIGHTS.get(weight)), DataBuffers.of(GOLDEN.floats(pointer + "/data")));
  }

  private static WeightSpec weight(String name, List<Integer> dims) {
    return new WeightSpec(name, dims, true, WeightRule.of(Initializer.ZEROS));
  }

  private static void assertClose(String what, float[] actual, float[] expected) {
    Tolerance.TRAJECTORY.check(what, actual, expected);
  }
}
