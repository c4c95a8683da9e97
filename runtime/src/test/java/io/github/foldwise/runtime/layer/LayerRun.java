package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.OneThread;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.GraphScope;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.PenaltyOps;
import io.github.foldwise.runtime.graph.Placement;
import io.github.foldwise.runtime.graph.Variables;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.training.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** One layer of a model alone in a graph: it is fed its input, and the gradient of its output. */
public final class LayerRun implements AutoCloseable {
  private final Graph graph = GraphScope.newGraph();
  private final Session session = OneThread.session(graph);
  private final Inputs inputs;
  private final Variables variables;
  private final Head head;
  private final Shape oneInput;
  private final Shape oneOutput;
  private final Placeholder<TFloat32> x;
  private final Placeholder<TFloat32> dy;
  private final Operand<TFloat32> inferred;
  private final Operand<TFloat32> trained;
  private final Operand<TFloat32> dx;
  private final Map<String, Operand<TFloat32>> gradients = new HashMap<>();
  private final Operand<TFloat32> weightPenalty;
  private long step;
  private long seed;

  /** The layer at {@code position}, from 1. */
  public LayerRun(CheckedModel model, int position) {
    this(model, position, Kernels.of(Device.CPU).withoutTiles());
  }

  /** The same by other ways. */
  public LayerRun(CheckedModel model, int position, Kernels kernels) {
    Ops tf = Placement.on(Device.CPU, GraphScope.ops(graph));
    CheckedLayer layer = model.layers().get(position - 1);
    LayerEmitter emitter = LayerEmitters.of(layer);
    inputs = Inputs.declare(tf, model.input());
    variables = new Variables(tf, layer.weights());
    head = Head.training(tf, variables, inputs, Precision.FLOAT32, kernels, kernels.fusedOps(1));
    oneInput = shape(layer.input());
    oneOutput = shape(layer.output());
    x = tf.placeholder(TFloat32.class, Placeholder.shape(batch(-1, oneInput)));
    dy = tf.placeholder(TFloat32.class, Placeholder.shape(batch(-1, oneOutput)));
    // what a layer passes on unchanged can be fetched only through an op of its own
    inferred = tf.identity(emitter.infer(head, x));
    LayerEmitter.Forward forward = emitter.train(head, x);
    trained = tf.identity(forward.output());
    dx = tf.identity(forward.backward().apply(dy, true));
    List<Operand<TFloat32>> penalties = new ArrayList<>(List.of(tf.constant(0f)));
    for (Variables.Variable variable : variables.trainable()) {
      PenaltyOps penalty = new PenaltyOps(tf, variable.spec().penalty());
      String name = variable.spec().name();
      penalties.addAll(penalty.values(variable.read()));
      gradients.put(name, penalty.addGradient(head.gradients().get(name), variable.read()));
    }
    weightPenalty = PenaltyOps.sum(tf, penalties);
  }

  /** What dropout's mask is drawn from. */
  LayerRun at(long stepNumber, long dropoutSeed) {
    step = stepNumber;
    seed = dropoutSeed;
    return this;
  }

  public void write(String weight, float[] values) {
    Variables.Variable variable = variables.get(weight);
    try (TFloat32 given =
        TFloat32.tensorOf(Variables.shape(variable.spec()), DataBuffers.of(values))) {
      session
          .runner()
          .feed(variable.given(), given)
          .addTarget(variable.assignGiven())
          .run()
          .close();
    }
  }

  float[] infer(float[] values) {
    return run(values, inferred);
  }

  public float[] train(float[] values) {
    return run(values, trained);
  }

  /** Gradient of the input if that of the output is {@code gradient}. */
  public float[] backward(float[] values, float[] gradient) {
    return backward(values, gradient, dx);
  }

  /** Gradient of a weight, its penalty's included, if that of the output is {@code gradient}. */
  public float[] gradient(WeightSpec weight, float[] values, float[] gradient) {
    return backward(values, gradient, gradients.get(weight.name()));
  }

  /** Penalties of the layer's current weights. */
  float weightPenalty() {
    try (Result result = session.runner().fetch(weightPenalty).run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  private float[] backward(float[] values, float[] gradient, Operand<TFloat32> wanted) {
    try (TFloat32 fed = tensor(gradient, oneOutput)) {
      return run(values, wanted, fed);
    }
  }

  private float[] run(float[] values, Operand<TFloat32> wanted) {
    return run(values, wanted, null);
  }

  private float[] run(float[] values, Operand<TFloat32> wanted, TFloat32 gradient) {
    try (TFloat32 fed = tensor(values, oneInput);
        TInt32 labels = TInt32.vectorOf(new int[(int) fed.shape().get(0)]);
        TInt64 number = TInt64.scalarOf(step);
        TInt64 drawn = TInt64.scalarOf(seed)) {
      Session.Runner runner =
          session
              .runner()
              .feed(x, fed)
              .feed(inputs.labels(), labels)
              .feed(inputs.step(), number)
              .feed(inputs.seed(), drawn);
      if (gradient != null) {
        runner.feed(dy, gradient);
      }
      try (Result result = runner.fetch(wanted).run()) {
        return ModelSession.floats((TFloat32) result.get(0));
      }
    }
  }

  private static TFloat32 tensor(float[] values, Shape one) {
    return TFloat32.tensorOf(batch(values.length / one.size(), one), DataBuffers.of(values));
  }

  private static Shape shape(io.github.foldwise.data.Shape one) {
    return Shape.of(one.dims().stream().mapToLong(Integer::longValue).toArray());
  }

  private static Shape batch(long rows, Shape one) {
    return Shape.of(LongStream.concat(LongStream.of(rows), LongStream.of(one.asArray())).toArray());
  }
}
