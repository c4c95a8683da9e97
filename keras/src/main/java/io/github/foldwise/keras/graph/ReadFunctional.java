package io.github.foldwise.keras.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.foldwise.data.Shape;
import io.github.foldwise.keras.config.Notes;
import io.github.foldwise.keras.graph.GraphOrder.CircleException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a {@code Functional}: follows its graph from the output to the input, and takes each sum of
 * two ways that begin at one layer for a residual block. In files that Foldwise wrote the first way
 * is the block, else the longer one, on a tie the first.
 */
final class ReadFunctional {
  private static final int MOST = 20_000; // twice what a model of Foldwise may have
  private static final int DEEPEST = 100; // more than a model of Foldwise may have
  private static final int NONE = -1;
  private static final Pattern OUR_SUM = Pattern.compile("residual_[0-9]+");

  private final String place;
  private final JsonNode config;
  private final String prefix;
  private final int depth;
  private final Notes notes;
  private final List<ReadLayer> layers = new ArrayList<>();
  private final List<List<Integer>> inputs = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final BitSet placed = new BitSet();
  private int nested; // sums around the present layer
  private final Map<Integer, List<Part>> parts =
      new HashMap<>(); // of each layer but inputs and sums
  private int[] rank = {}; // in topological order

  ReadFunctional(String place, JsonNode config, String prefix, int depth, Notes notes) {
    this.place = place;
    this.config = config;
    this.prefix = prefix;
    this.depth = depth;
    this.notes = notes;
  }

  /** The graph is no chain with residual blocks. */
  private static final class ShapeOfGraphException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String where;
    private final String found;

    ShapeOfGraphException(String where, String found) {
      super(found);
      this.where = where;
      this.found = found;
    }
  }

  ReadModel read() {
    try {
      readLayers();
      int input = end("input_layers");
      int output = end("output_layers");
      order(output);
      Optional<Shape> shape = depth == 0 ? layers.get(input).shape() : Optional.empty();
      List<Part> found = chain(output, input);
      requireAllPlaced(input);
      return new ReadModel(shape, found);
    } catch (ShapeOfGraphException e) {
      notes.refuse(
          e.where,
          "one chain of layers from one input to one output, with blocks that Add adds to their"
              + " input",
          e.found,
          "Foldwise has no word for other graphs.");
      return new ReadModel(Optional.empty(), List.of());
    }
  }

  private void readLayers() throws ShapeOfGraphException {
    JsonNode all = config.path("layers");
    if (all.size() > MOST) {
      throw new ShapeOfGraphException(place, "%s layers".formatted(all.size()));
    }
    for (JsonNode json : all) {
      ReadLayer layer = new ReadLayer(place, json, depth, notes);
      if (numbers.put(json.path("name").asText(layer.name()), layers.size()) != null) {
        throw new ShapeOfGraphException(layer.place(), "two layers of this name");
      }
      layers.add(layer);
    }
    for (int i = 0; i < all.size(); i++) {
      inputs.add(inputs(layers.get(i), all.path(i).path("inbound_nodes")));
    }
  }

  private List<Integer> inputs(ReadLayer layer, JsonNode calls) throws ShapeOfGraphException {
    if (calls.size() > 1) {
      throw new ShapeOfGraphException(layer.place(), "a layer that is used twice");
    }
    List<Integer> found = new ArrayList<>();
    if (calls.size() == 1) {
      for (JsonNode argument : calls.path(0).path("args")) {
        collect(layer, "args", argument, found);
      }
      for (Map.Entry<String, JsonNode> named : calls.path(0).path("kwargs").properties()) {
        collect(layer, named.getKey(), named.getValue(), found);
      }
    }
    if (found.isEmpty() != layer.isInput()) {
      throw new ShapeOfGraphException(layer.place(), found.size() + " inputs");
    }
    return found;
  }

  /**
   * Tensors among the arguments of a call; other arguments have no words. {@code training} is in
   * the file, but {@code fit} and {@code predict} replace it.
   */
  private void collect(ReadLayer layer, String key, JsonNode argument, List<Integer> found)
      throws ShapeOfGraphException {
    if (argument.isNull() || (key.equals("training") && argument.isBoolean())) {
      return;
    }
    if (argument.isArray()) {
      for (JsonNode element : argument) {
        collect(layer, key, element, found);
      }
      return;
    }
    JsonNode history = argument.path("config").path("keras_history");
    if (history.size() != 3) {
      notes.refuse(
          "%s: argument %s of its call".formatted(layer.place(), key),
          "tensors only",
          argument.toString(),
          "Call the layer without it: training and prediction tell layers what to do.");
      return;
    }
    Integer number = numbers.get(history.path(0).asText());
    if (number == null || history.path(2).asInt() != 0) {
      throw new ShapeOfGraphException(layer.place(), "an input " + history);
    }
    found.add(number);
  }

  /** {@code ["dense", 0, 0]}, {@code [["dense", 0, 0]]} or {@code {"image": ["dense", 0, 0]}}. */
  private int end(String key) throws ShapeOfGraphException {
    JsonNode value = config.path(key);
    JsonNode one = value.size() == 1 ? value.elements().next() : value;
    Integer number = one.size() == 3 ? numbers.get(one.path(0).asText()) : null;
    if (number == null) {
      throw new ShapeOfGraphException(place + ": " + key, value.toString());
    }
    return number;
  }

  private void order(int output) throws ShapeOfGraphException {
    try {
      GraphOrder order = new GraphOrder(inputs, output);
      rank = new int[layers.size()];
      List<Integer> topological = order.topological();
      for (int i = 0; i < topological.size(); i++) {
        rank[topological.get(i)] = i;
      }
      LayerPaths paths = new LayerPaths(prefix);
      for (int node : order.keras()) {
        ReadLayer layer = layers.get(node);
        String path = layer.isLayer() ? paths.next(layer.className()) : "";
        if (!layer.isInput() && !layer.isSum()) {
          parts.put(node, layer.parts(path));
        }
      }
    } catch (CircleException e) {
      throw new ShapeOfGraphException(place, "layers that wait for each other");
    }
  }

  /** Parts behind {@code start}, up to {@code end}. */
  private List<Part> chain(int end, int start) throws ShapeOfGraphException {
    List<Part> found = new ArrayList<>();
    int node = end;
    while (node != start) {
      ReadLayer layer = layers.get(node);
      if (placed.get(node) || layer.isInput()) {
        throw new ShapeOfGraphException(
            layer.place(), "ways that do not meet in one layer before they are added");
      }
      placed.set(node);
      if (layer.isSum()) {
        node = sum(node, found);
      } else if (inputs.get(node).size() == 1) {
        List<Part> own = new ArrayList<>(parts.get(node));
        Collections.reverse(own);
        found.addAll(own);
        node = inputs.get(node).get(0);
      } else {
        throw new ShapeOfGraphException(
            layer.place(), "a layer with %s inputs".formatted(inputs.get(node).size()));
      }
    }
    Collections.reverse(found);
    return found;
  }

  /** Adds the sum; returns where its two ways begin. */
  private int sum(int node, List<Part> found) throws ShapeOfGraphException {
    ReadLayer layer = layers.get(node);
    List<Integer> two = inputs.get(node);
    if (two.size() != 2) {
      throw new ShapeOfGraphException(layer.place(), "a sum with %s inputs".formatted(two.size()));
    }
    int start = meeting(two.get(0), two.get(1));
    if (start == NONE) {
      throw new ShapeOfGraphException(layer.place(), "a sum of two ways that begin apart");
    }
    if (++nested > DEEPEST) {
      throw new ShapeOfGraphException(layer.place(), "sums nested more than 100 deep");
    }
    List<Part> first = chain(two.get(0), start);
    List<Part> second = chain(two.get(1), start);
    nested--;
    if (first.isEmpty() && second.isEmpty()) {
      throw new ShapeOfGraphException(layer.place(), "a sum of a tensor and itself");
    }
    boolean isFirst =
        !first.isEmpty() && (isOurs(layer) || second.isEmpty() || size(first) >= size(second));
    found.add(new Part.Sum(layer.place(), isFirst ? first : second, isFirst ? second : first));
    return start;
  }

  private static boolean isOurs(ReadLayer sum) {
    return OUR_SUM.matcher(sum.name()).matches();
  }

  /** The last layer that both ways come through. */
  private int meeting(int first, int second) {
    BitSet before = before(first);
    before.and(before(second));
    return before.stream().boxed().max((a, b) -> Integer.compare(rank[a], rank[b])).orElse(NONE);
  }

  /** A node and all that lead to it. */
  private BitSet before(int node) {
    BitSet seen = new BitSet();
    List<Integer> open = new ArrayList<>(List.of(node));
    seen.set(node);
    while (!open.isEmpty()) {
      for (int input : inputs.get(open.remove(open.size() - 1))) {
        if (!seen.get(input)) {
          seen.set(input);
          open.add(input);
        }
      }
    }
    return seen;
  }

  private static int size(List<Part> parts) {
    int size = 0;
    for (Part part : parts) {
      size += part instanceof Part.Sum sum ? 1 + size(sum.block()) + size(sum.past()) : 1;
    }
    return size;
  }

  private void requireAllPlaced(int input) throws ShapeOfGraphException {
    for (int i = 0; i < layers.size(); i++) {
      if (i != input && !placed.get(i)) {
        throw new ShapeOfGraphException(
            layers.get(i).place(), "a layer that does not lead to the output");
      }
    }
  }
}
