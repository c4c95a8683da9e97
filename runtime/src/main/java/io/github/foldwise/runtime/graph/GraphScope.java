package io.github.foldwise.runtime.graph;

import io.github.foldwise.runtime.tensorflow.NativeLibrary;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.DeviceSpec;
import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;

/**
 * Names the ops of a graph: {@code training/Add}, {@code training/Add_1}, ….
 *
 * <p>TensorFlow-Java writes these numbers with the digits of the default locale, which TensorFlow
 * refuses unless they are ASCII, and looks at every op of the graph for each new sub-scope.
 */
public final class GraphScope implements Scope {
  private final Scope scope; // of the device and the control dependencies
  private final String prefix;
  private final @Nullable String name; // of the next op; null for its default
  private final Map<String, Integer> used;

  private GraphScope(Scope scope, String prefix, @Nullable String name, Map<String, Integer> used) {
    this.scope = scope;
    this.prefix = prefix;
    this.name = name;
    this.used = used;
  }

  /** An empty graph; refused if TensorFlow's library cannot be loaded. */
  public static Graph newGraph() {
    NativeLibrary.load();
    return new Graph();
  }

  /** Builds the ops of an empty graph. */
  public static Ops ops(Graph graph) {
    return Ops.create(
        new Environment(graph, new GraphScope(graph.baseScope(), "", null, new HashMap<>())));
  }

  @Override
  public ExecutionEnvironment env() {
    return scope.env();
  }

  @Override
  public Scope withSubScope(String subScope) {
    return new GraphScope(scope, makeOpName(subScope) + "/", null, new HashMap<>());
  }

  @Override
  public Scope withNameAsSubScope(String defaultName) {
    return withSubScope(defaultName);
  }

  @Override
  public Scope withName(String opName) {
    return new GraphScope(scope, prefix, opName, used);
  }

  @Override
  public Scope withDevice(DeviceSpec device) {
    return with(scope.withDevice(device));
  }

  @Override
  public Scope withInitScope() {
    return with(scope.withInitScope());
  }

  @Override
  public Scope withControlDependencyOps(Iterable<Operation> controls) {
    return with(scope.withControlDependencyOps(controls));
  }

  @Override
  public String makeOpName(String defaultName) {
    return prefix + makeUnique(name == null ? defaultName : name);
  }

  @Override
  public String makeUnique(String id) {
    int before = used.merge(id, 1, Integer::sum) - 1;
    return before == 0 ? id : id + "_" + before;
  }

  @Override
  public void refreshNames() {
    scope.refreshNames();
  }

  @Override
  public OperationBuilder apply(OperationBuilder builder) {
    return scope.apply(builder);
  }

  @Override
  public String getDeviceString() {
    return scope.getDeviceString();
  }

  @Override
  public boolean isInit() {
    return scope.isInit();
  }

  private GraphScope with(Scope changed) {
    return new GraphScope(changed, prefix, name, used);
  }

  /** A graph whose ops are named by another scope. */
  private record Environment(Graph graph, Scope baseScope) implements ExecutionEnvironment {
    @Override
    public OperationBuilder opBuilder(String type, String name, Scope scope) {
      return graph.opBuilder(type, name, scope);
    }

    @Override
    public void attachFunction(ConcreteFunction function) {
      graph.attachFunction(function);
    }

    @Override
    public void checkInput(Op input) {
      graph.checkInput(input);
    }

    @Override
    public void checkInput(Operation input) {
      graph.checkInput(input);
    }

    @Override
    public Types environmentType() {
      return graph.environmentType();
    }

    @Override
    public boolean isInitializer(Operation op) {
      return graph.isInitializer(op);
    }
  }
}
