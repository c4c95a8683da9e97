package io.github.foldwise.runtime.savedmodel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Leaves out the ops of a graph that its results do not need. */
final class Pruning {
  private Pruning() {}

  /** The ops that these ones need, themselves included, in their order. */
  static GraphDef.Builder keep(GraphDef graph, List<String> wanted) {
    Map<String, NodeDef> byName = new HashMap<>();
    graph.getNodeList().forEach(node -> byName.put(node.getName(), node));
    Set<String> needed = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(wanted);
    while (!open.isEmpty()) {
      String name = open.pop();
      if (needed.add(name)) {
        byName.get(name).getInputList().forEach(input -> open.push(opOf(input)));
      }
    }
    GraphDef.Builder kept = graph.toBuilder().clearNode();
    graph.getNodeList().stream()
        .filter(node -> needed.contains(node.getName()))
        .forEach(kept::addNode);
    return kept;
  }

  /** {@code op} of {@code op:1}, and of {@code ^op}, an order alone. */
  static String opOf(String tensor) {
    String name = tensor.startsWith("^") ? tensor.substring(1) : tensor;
    int output = name.lastIndexOf(':');
    return output < 0 ? name : name.substring(0, output);
  }
}
