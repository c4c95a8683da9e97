package io.github.foldwise.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes in the order in which they compute, and constants: ONNX's {@code GraphProto}. A node is
 * named by its layer and its operation, {@code conv_1/Relu}, and so is the value that it computes.
 */
final class OnnxGraph {
  private static final int FLOAT = 1; // TensorProto.DataType
  private static final int INT64 = 7;

  private final List<Node> nodes = new ArrayList<>();
  private final List<ProtoMessage> constants = new ArrayList<>();
  private final List<ProtoMessage> inputs = new ArrayList<>();
  private final List<ProtoMessage> outputs = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<Float, String> scalars = new HashMap<>();
  private String layer = "";

  private record Node(
      String operation, String name, List<String> inputs, List<ProtoMessage> attributes) {
    Node renamed(String from, String to) {
      return new Node(
          operation,
          name.equals(from) ? to : name,
          inputs.stream().map(input -> input.equals(from) ? to : input).toList(),
          attributes);
    }

    ProtoMessage message() {
      ProtoMessage node = new ProtoMessage();
      inputs.forEach(input -> node.with(1, input));
      node.with(2, name).with(3, name).with(4, operation);
      attributes.forEach(attribute -> node.with(5, attribute));
      return node;
    }
  }

  /** Nodes that follow are part of this layer. */
  void enter(String name) {
    layer = name;
  }

  /** Adds a node and returns the name of its value. */
  String node(String operation, List<String> inputs, ProtoMessage... attributes) {
    String name = unique(layer + "/" + operation);
    nodes.add(new Node(operation, name, List.copyOf(inputs), List.of(attributes)));
    return name;
  }

  /** A node with one input. */
  String node(String operation, String input, ProtoMessage... attributes) {
    return node(operation, List.of(input), attributes);
  }

  /** Adds a constant and returns its name. */
  String constant(String name, float[] values, List<Integer> dims) {
    constants.add(tensor(name, FLOAT, dims).with(9, values));
    return name;
  }

  /** Adds a list of whole numbers and returns its name. */
  String constant(String name, long[] values) {
    constants.add(tensor(name, INT64, List.of(values.length)).with(9, values));
    return name;
  }

  /** The name of a number, which is added once. */
  String scalar(double value) {
    return scalars.computeIfAbsent(
        (float) value, number -> constant("constant/" + number, new float[] {number}, List.of()));
  }

  /** Declares an input of float32. */
  void input(String name, List<Integer> dimsOfOne) {
    inputs.add(value(name, dimsOfOne));
  }

  /** Declares the value of a node as an output and gives it this name. */
  void output(String name, String value, List<Integer> dimsOfOne) {
    nodes.replaceAll(node -> node.renamed(value, name));
    outputs.add(value(name, dimsOfOne));
  }

  ProtoMessage message(String name) {
    ProtoMessage graph = new ProtoMessage();
    nodes.forEach(node -> graph.with(1, node.message()));
    graph.with(2, name);
    constants.forEach(constant -> graph.with(5, constant));
    inputs.forEach(input -> graph.with(11, input));
    outputs.forEach(output -> graph.with(12, output));
    return graph;
  }

  /** {@code bn_1/Add}, then {@code bn_1/Add_2}. */
  private String unique(String name) {
    int count = counts.merge(name, 1, Integer::sum);
    return count == 1 ? name : name + "_" + count;
  }

  private static ProtoMessage tensor(String name, int type, List<Integer> dims) {
    ProtoMessage tensor = new ProtoMessage();
    dims.forEach(size -> tensor.with(1, size));
    return tensor.with(2, type).with(8, name);
  }

  /** (N, …) float32, with any number N of examples. */
  private static ProtoMessage value(String name, List<Integer> dimsOfOne) {
    ProtoMessage shape = new ProtoMessage().with(1, new ProtoMessage().with(2, "N"));
    dimsOfOne.forEach(size -> shape.with(1, new ProtoMessage().with(1, size)));
    ProtoMessage tensor = new ProtoMessage().with(1, FLOAT).with(2, shape);
    return new ProtoMessage().with(1, name).with(2, new ProtoMessage().with(1, tensor));
  }
}
