package io.github.foldwise.runtime.update;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.optimizer.Optimizer;
import io.github.foldwise.runtime.OneThread;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.GraphScope;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.Variables;
import io.github.foldwise.runtime.session.ModelSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** An optimizer over a few weights, whose gradients a test gives. */
final class UpdateRun implements AutoCloseable {
  private final Graph graph = GraphScope.newGraph();
  private final Optimizer optimizer;
  private final List<WeightSpec> weights;
  private final Inputs inputs;
  private final Variables variables;
  private final Slots slots;
  private final Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();
  private final StepEnd end;
  private final Session session;
  private long step;

  UpdateRun(Optimizer optimizer, List<WeightSpec> weights) {
    this.optimizer = optimizer;
    this.weights = weights;
    Ops tf = GraphScope.ops(graph);
    inputs = Inputs.declare(tf, Shape.image(1, 1, 1));
    variables = new Variables(tf, weights);
    OptimizerOps ops =
        new OptimizerOps(tf, optimizer, variables, inputs, Kernels.of(Device.CPU).fusedOps(1));
    for (WeightSpec weight : weights) {
      gradients.put(
          weight.name(),
          tf.placeholder(TFloat32.class, Placeholder.shape(Variables.shape(weight))));
    }
    Ops gated = tf.withControlDependencies(new ArrayList<>(gradients.values()));
    end = ops.end(gated, gradients, Map.of(), List.of());
    slots = ops.slots();
    Op initialize = slots.initialize();
    session = OneThread.session(graph);
    session.run(initialize);
  }

  void write(String weight, float[] values) {
    Variables.Variable variable = variables.get(weight);
    try (TFloat32 value = tensor(variable.spec(), values)) {
      session
          .runner()
          .feed(variable.given(), value)
          .addTarget(variable.assignGiven())
          .run()
          .close();
    }
  }

  float[] read(String weight) {
    return read(variables.read(weight));
  }

  /** The slot {@code conv_1/kernel/adam_mean}. */
  float[] slot(String name) {
    return read(
        slots.all().stream()
            .filter(slot -> slot.spec().name().equals(name))
            .findFirst()
            .orElseThrow()
            .read());
  }

  List<String> slots() {
    return slots.all().stream().map(slot -> slot.spec().name()).toList();
  }

  /**
   * One step, at the rate of the schedule.
   *
   * @param values of the gradients, in the order of the weights
   * @return the rate
   */
  float step(List<float[]> values) {
    float rate = optimizer.rate().rate(step);
    List<TFloat32> fed = new ArrayList<>();
    try (TFloat32 learningRate = TFloat32.scalarOf(rate);
        TInt64 number = TInt64.scalarOf(step)) {
      Session.Runner runner =
          session
              .runner()
              .feed(inputs.learningRate(), learningRate)
              .feed(inputs.step(), number)
              .addTarget(end.of(step));
      for (int i = 0; i < weights.size(); i++) {
        fed.add(tensor(weights.get(i), values.get(i)));
        runner.feed(gradients.get(weights.get(i).name()), fed.get(i));
      }
      runner.run().close();
    } finally {
      fed.forEach(TFloat32::close);
    }
    end.after(step).ifPresent(session::run);
    step++;
    return rate;
  }

  /** Ends the training. */
  void finish() {
    end.finish().ifPresent(session::run);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  private float[] read(Operand<TFloat32> value) {
    try (Result result = session.runner().fetch(value).run()) {
      return ModelSession.floats((TFloat32) result.get(0));
    }
  }

  private static TFloat32 tensor(WeightSpec weight, float[] values) {
    return TFloat32.tensorOf(Variables.shape(weight), DataBuffers.of(values));
  }
}
