package io.github.foldwise.keras.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The order in which Keras counts the layers of a graph when it names their weights: by the longest
 * way to the output, the farthest first; ties as a depth-first search from the output meets them,
 * which follows inputs in their order. Neither the names of layers, nor the order in which they
 * were made or stand in a file matter. A file that is counted otherwise loads without a word if
 * shapes agree.
 */
final class GraphOrder {
  private static final int UNSEEN = -1;

  private final List<List<Integer>> inputs;
  private final int[] met; // how many the search had met before
  private final List<Integer> finished = new ArrayList<>(); // inputs before what they lead to

  /**
   * Searches the graph.
   *
   * @param inputs of each node
   * @throws CircleException if nodes wait for each other
   */
  GraphOrder(List<List<Integer>> inputs, int output) {
    this.inputs = inputs;
    this.met = new int[inputs.size()];
    Arrays.fill(met, UNSEEN);
    search(output);
  }

  /** Nodes wait for each other. */
  static final class CircleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
  }

  /** Nodes that lead to the output, each behind all its inputs. */
  List<Integer> topological() {
    return finished;
  }

  /** The same nodes in Keras's order. */
  List<Integer> keras() {
    int[] depth = new int[inputs.size()];
    for (int i = finished.size() - 1; i >= 0; i--) {
      int node = finished.get(i);
      inputs.get(node).forEach(input -> depth[input] = Math.max(depth[input], depth[node] + 1));
    }
    Comparator<Integer> farthest = Comparator.comparing(node -> -depth[node]);
    return finished.stream().sorted(farthest.thenComparing(node -> met[node])).toList();
  }

  private void search(int output) {
    int[] next = new int[inputs.size()]; // the input to follow next
    boolean[] isFinished = new boolean[inputs.size()];
    int count = 0;
    Deque<Integer> way = new ArrayDeque<>();
    way.push(output);
    met[output] = count++;
    while (!way.isEmpty()) {
      int node = way.peek();
      if (next[node] == inputs.get(node).size()) {
        way.pop();
        isFinished[node] = true;
        finished.add(node);
        continue;
      }
      int input = inputs.get(node).get(next[node]++);
      if (met[input] == UNSEEN) {
        met[input] = count++;
        way.push(input);
      } else if (!isFinished[input]) {
        throw new CircleException();
      }
    }
  }
}
