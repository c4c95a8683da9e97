package io.github.foldwise.runtime.head;

import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.convolution.EvaluationKernels;
import io.github.foldwise.runtime.convolution.TileBatch;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.FusedOps;
import io.github.foldwise.runtime.graph.GraphScope;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.graph.InitializerOps;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.PenaltyOps;
import io.github.foldwise.runtime.graph.Placement;
import io.github.foldwise.runtime.graph.Variables;
import io.github.foldwise.runtime.update.OptimizerOps;
import io.github.foldwise.training.Training;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The whole TensorFlow graph of one model: inputs, weights, a training and an inference head.
 *
 * <p>Closing a TensorFlow graph waits for its sessions forever, so users are counted and the last
 * one frees it.
 */
public final class ModelGraph implements AutoCloseable {
  private final Graph graph = GraphScope.newGraph();
  private final AtomicInteger users = new AtomicInteger(1);
  private final Shape image;
  private final ImageSource source;
  private final Inputs inputs;
  private final Variables variables;
  private final Operand<TFloat32> weightPenalty;
  private final InferenceHead inference;
  private final int mostAtOnce;
  private final TrainingHead training;
  private final Op initialize;
  private final Map<String, Variables.Variable> state;

  /** A graph to which each batch is fed. */
  public ModelGraph(CheckedModel model, Training how, Device device) {
    this(model, how, device, ImageSource.FED);
  }

  /** A graph with images from this source. */
  public ModelGraph(CheckedModel model, Training how, Device device, ImageSource source) {
    this(model, how, device, source, 1);
  }

  /** A graph for sessions of so many threads. */
  public ModelGraph(
      CheckedModel model, Training how, Device device, ImageSource source, int threads) {
    this(model, how, device, source, Kernels.of(device), threads);
  }

  /** A graph of these kernels. */
  public ModelGraph(
      CheckedModel model,
      Training how,
      Device device,
      ImageSource source,
      Kernels kernels,
      int threads) {
    this.image = model.input();
    this.source = source;
    try {
      Ops tf = Placement.on(device, GraphScope.ops(graph));
      inputs = Inputs.declare(tf, image, source);
      variables = new Variables(tf, model.weights());
      weightPenalty = weightPenalty(tf);
      Optional<FusedOps> fused = kernels.fusedOps(threads);
      Kernels ofInference = EvaluationKernels.of(model, how.precision(), kernels, threads);
      mostAtOnce = TileBatch.of(model, ofInference.tileProducts());
      inference =
          InferenceHead.build(
              tf.withSubScope("inference"), model, variables, inputs, how, ofInference, fused);
      OptimizerOps optimizer = new OptimizerOps(tf, how.optimizer(), variables, inputs, fused);
      training =
          new TrainingHeadBuilder(
                  tf.withSubScope("training"), model, variables, inputs, how, kernels, fused)
              .build(optimizer);
      initialize = initialize(tf, optimizer);
      state = state(optimizer);
    } catch (Throwable e) {
      graph.close();
      throw e;
    }
  }

  public Graph graph() {
    return graph;
  }

  /** Shape of an image. */
  public Shape image() {
    return image;
  }

  /** Source of its images. */
  public ImageSource source() {
    return source;
  }

  public Inputs inputs() {
    return inputs;
  }

  public Variables variables() {
    return variables;
  }

  /** Penalties of the weights as they are, a scalar. */
  public Operand<TFloat32> weightPenalty() {
    return weightPenalty;
  }

  public InferenceHead inference() {
    return inference;
  }

  /** How many images one run of the inference head takes. */
  public int mostAtOnce() {
    return mostAtOnce;
  }

  public TrainingHead training() {
    return training;
  }

  /** Draws all weights and fills the optimizer's slots. */
  public Op initialize() {
    return initialize;
  }

  /** Everything that training changes, by name: weights, then optimizer slots. */
  public Map<String, Variables.Variable> state() {
    return state;
  }

  /** Counts one more user, who must close it too. */
  public ModelGraph retain() {
    users.incrementAndGet();
    return this;
  }

  @Override
  public void close() {
    if (users.decrementAndGet() == 0) {
      graph.close();
    }
  }

  private Map<String, Variables.Variable> state(OptimizerOps optimizer) {
    Map<String, Variables.Variable> all = new LinkedHashMap<>();
    variables.all().forEach(weight -> all.put(weight.spec().name(), weight));
    optimizer.slots().all().forEach(slot -> all.put(slot.spec().name(), slot));
    return Collections.unmodifiableMap(all);
  }

  private Operand<TFloat32> weightPenalty(Ops tf) {
    List<Operand<TFloat32>> terms = new ArrayList<>();
    for (Variables.Variable variable : variables.trainable()) {
      terms.addAll(new PenaltyOps(tf, variable.spec().penalty()).values(variable.read()));
    }
    return terms.isEmpty() ? tf.constant(0f) : PenaltyOps.sum(tf, terms);
  }

  private Op initialize(Ops tf, OptimizerOps optimizer) {
    List<Op> assigned = new ArrayList<>();
    for (Variables.Variable variable : variables.all()) {
      var initializer = new InitializerOps(tf, variable.spec(), assigned.size(), inputs.seed());
      assigned.add(tf.assignVariableOp(variable.handle(), initializer.draw()));
    }
    assigned.add(optimizer.slots().initialize());
    return tf.withControlDependencies(assigned).noOp();
  }
}
