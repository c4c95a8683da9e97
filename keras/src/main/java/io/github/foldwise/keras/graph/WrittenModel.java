package io.github.foldwise.keras.graph;

import static io.github.foldwise.layer.ActivityPenalty.NONE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.foldwise.data.Shape;
import io.github.foldwise.keras.config.LayerWriter;
import io.github.foldwise.keras.config.Serialized;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.ActivityPenalty;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.layer.WeightedLayer;
import io.github.foldwise.model.CheckedModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model as Keras serializes it: a {@code Sequential} if it is a chain of layers, else a {@code
 * Functional}. Layers keep their names.
 */
public final class WrittenModel {
  private static final String INPUT = "input";

  private final CheckedModel model;
  private final List<Node> nodes = new ArrayList<>();
  private final List<String> summed = new ArrayList<>(); // layers whose activity is left out

  /** Writes a model. */
  public WrittenModel(CheckedModel model) {
    this.model = model;
    int input =
        add(LayerWriter.input(model.input().dims(), INPUT), List.of(), model.input(), List.of());
    chain(model.layers(), input);
  }

  /** A layer or an operation. */
  private record Node(
      ObjectNode json, List<Integer> inputs, Shape output, List<WeightSpec> weights) {
    String name() {
      return json.get("config").get("name").textValue();
    }

    String className() {
      return json.get("class_name").textValue();
    }

    boolean isLayer() {
      return json.get("module").textValue().equals("keras.layers");
    }
  }

  /** Path and weight, in Keras's order: {@code layers/conv2d/vars/0} and so on. */
  public Map<String, WeightSpec> weights() {
    Map<String, WeightSpec> all = new LinkedHashMap<>();
    LayerPaths paths = new LayerPaths("");
    List<List<Integer>> inputs = nodes.stream().map(Node::inputs).toList();
    for (int i : new GraphOrder(inputs, nodes.size() - 1).keras()) {
      Node node = nodes.get(i);
      if (node.isLayer()) {
        String path = paths.next(node.className());
        for (int k = 0; k < node.weights().size(); k++) {
          all.put(path + "/vars/" + k, node.weights().get(k));
        }
      }
    }
    return all;
  }

  /** What of the model Keras has no word for, which matters to training alone: sentences. */
  public List<String> lacks() {
    return summed.isEmpty()
        ? List.of()
        : List.of(
            "The activity penalties of these layers are not in the file, for they are sums over the"
                + " batch, and Keras divides by its rows: %s."
                    .formatted(String.join(", ", summed)));
  }

  /** As {@code config.json}. */
  public ObjectNode json(Optional<ObjectNode> compilation) {
    ObjectNode json = isChain() ? sequential() : functional();
    ArrayNode batch = json.putObject("build_config").putArray("input_shape").addNull();
    model.input().dims().forEach(batch::add);
    compilation.ifPresent(config -> json.set("compile_config", config));
    return json;
  }

  private boolean isChain() {
    return nodes.stream().allMatch(node -> node.isLayer() && node.inputs().size() < 2);
  }

  private ObjectNode sequential() {
    ObjectNode config = Serialized.JSON.objectNode();
    config.put("name", "sequential").put("trainable", true);
    ArrayNode layers = config.putArray("layers");
    nodes.forEach(node -> layers.add(node.json()));
    return Serialized.of("keras", "Sequential", config);
  }

  private ObjectNode functional() {
    ObjectNode config = Serialized.JSON.objectNode();
    config.put("name", "functional").put("trainable", true);
    ArrayNode layers = config.putArray("layers");
    nodes.forEach(node -> layers.add(withInputs(node)));
    config.putArray("input_layers").add(INPUT).add(0).add(0);
    config.putArray("output_layers").add(nodes.get(nodes.size() - 1).name()).add(0).add(0);
    return Serialized.of("keras.src.models.functional", "Functional", config);
  }

  private ObjectNode withInputs(Node node) {
    ObjectNode json = node.json().deepCopy();
    json.put("name", node.name());
    ArrayNode calls = json.putArray("inbound_nodes");
    if (!node.inputs().isEmpty()) {
      ObjectNode call = calls.addObject();
      ArrayNode arguments = call.putArray("args");
      call.putObject("kwargs");
      ArrayNode tensors = node.inputs().size() > 1 ? arguments.addArray() : arguments;
      node.inputs().forEach(input -> tensors.add(tensor(nodes.get(input))));
    }
    return json;
  }

  private static ObjectNode tensor(Node node) {
    ObjectNode config = Serialized.JSON.objectNode();
    ArrayNode shape = config.putArray("shape").addNull();
    node.output().dims().forEach(shape::add);
    config.put("dtype", "float32");
    config.putArray("keras_history").add(node.name()).add(0).add(0);
    ObjectNode tensor = Serialized.JSON.objectNode().put("class_name", "__keras_tensor__");
    tensor.set("config", config);
    return tensor;
  }

  /** Adds layers one behind the other; returns the last one. */
  private int chain(List<CheckedLayer> layers, int input) {
    int last = input;
    for (CheckedLayer layer : layers) {
      last = layer.layer() instanceof Residual ? residual(layer, last) : layer(layer, last);
    }
    return last;
  }

  /** The block first: {@link ReadFunctional} knows it by that and by the name of the sum. */
  private int residual(CheckedLayer sum, int input) {
    int block = chain(sum.block(), input);
    int projection = chain(sum.projection(), input);
    return add(LayerWriter.sum(sum.name()), List.of(block, projection), sum.output(), List.of());
  }

  private int layer(CheckedLayer placed, int input) {
    Layer layer = placed.layer();
    if (isHead(placed)) {
      String function = model.spec().classHead() == ClassHead.SOFTMAX ? "softmax" : "sigmoid";
      return add(
          LayerWriter.head(placed, function), List.of(input), placed.output(), placed.weights());
    }
    if (layer instanceof WeightedLayer<?> weighted) {
      return weighted(placed, weighted, input);
    }
    if (layer instanceof Activate activate && !LayerWriter.isWhole(activate.activation())) {
      return operation(activate.activation(), placed.name(), placed.output(), input);
    }
    return add(LayerWriter.write(layer, placed), List.of(input), placed.output(), placed.weights());
  }

  private boolean isHead(CheckedLayer placed) {
    return placed.equals(model.layers().get(model.layers().size() - 1));
  }

  private int weighted(CheckedLayer placed, WeightedLayer<?> layer, int input) {
    Activation activation = layer.activation();
    ActivityPenalty activity = activity(placed, layer);
    if (LayerWriter.isWhole(activation)) {
      return layer(placed, layer.withRules(rules -> rules.activity(activity)), input);
    }
    WeightedLayer<?> linear = layer.withActivation(Activation.LINEAR);
    int sum = layer(placed, linear.withRules(rules -> rules.activity(NONE)), input);
    int output = operation(activation, placed.name() + "_activation", placed.output(), sum);
    return activity.isNone()
        ? output
        : add(
            LayerWriter.activity(activity.penalty(), placed.name() + "_activity"),
            List.of(output),
            placed.output(),
            List.of());
  }

  /** What Keras has of the layer's activity penalty. */
  private ActivityPenalty activity(CheckedLayer placed, WeightedLayer<?> layer) {
    ActivityPenalty activity = layer.rules().activity();
    if (activity.isNone() || activity.reduction() == Reduction.MEAN) {
      return activity;
    }
    summed.add(placed.name());
    return NONE;
  }

  private int layer(CheckedLayer placed, WeightedLayer<?> layer, int input) {
    return add(
        LayerWriter.write((Layer) layer, placed),
        List.of(input),
        placed.output(),
        placed.weights());
  }

  private int operation(Activation activation, String name, Shape output, int input) {
    return add(LayerWriter.operation(activation, name), List.of(input), output, List.of());
  }

  private int add(ObjectNode json, List<Integer> inputs, Shape output, List<WeightSpec> weights) {
    nodes.add(new Node(json, inputs, output, weights));
    return nodes.size() - 1;
  }
}
