package io.github.foldwise.keras.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.Activation.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Activations: a word, or a layer if there are numbers, in a layer or on their own. */
final class Activations {
  private static final double KERAS_SLOPE = 0.2; // of the word leaky_relu
  private static final double LAYER_SLOPE = 0.3; // of the layer LeakyReLU
  private static final String LAYERS = "keras.layers";
  private static final Map<String, Activation> ALIASES =
      Map.of("swish", Activation.SILU, "hard_swish", Activation.HARD_SILU);

  private Activations() {}

  /** The word for an activation, as {@code activation="relu"}; empty if there is none. */
  static Optional<String> word(Activation activation) {
    boolean isWord =
        switch (activation.kind()) {
          case LEAKY_RELU -> activation.alpha() == KERAS_SLOPE;
          case ELU, CELU -> activation.alpha() == 1;
          case GELU_TANH -> false;
          default -> true;
        };
    return isWord
        ? Optional.of(activation.kind().name().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** The layer for an activation with numbers; empty if Keras has none. */
  static Optional<ObjectNode> layer(Activation activation, String name) {
    return switch (activation.kind()) {
      case LEAKY_RELU ->
          Optional.of(
              Serialized.of(
                  LAYERS,
                  "LeakyReLU",
                  Serialized.layerConfig(name).put("negative_slope", activation.alpha())));
      case ELU ->
          Optional.of(
              Serialized.of(
                  LAYERS, "ELU", Serialized.layerConfig(name).put("alpha", activation.alpha())));
      default -> Optional.empty();
    };
  }

  /** The operation {@code keras.ops.…} for an activation that is neither a word nor a layer. */
  static ObjectNode operation(Activation activation, String name) {
    ObjectNode config = Serialized.JSON.objectNode().put("name", name);
    boolean isGelu = activation.kind() == Kind.GELU_TANH;
    String className = isGelu ? "Gelu" : "Celu";
    ObjectNode operation =
        Serialized.of(
            "keras.src.ops.nn",
            className,
            isGelu ? config.put("approximate", true) : config.put("alpha", activation.alpha()));
    return operation.put("registered_name", className);
  }

  /** Whether it can be the argument {@code activation} of a layer. */
  static boolean isArgument(Activation activation) {
    return argument(activation).isPresent();
  }

  /** As the argument {@code activation} of a layer. */
  static Optional<JsonNode> argument(Activation activation) {
    return word(activation)
        .<JsonNode>map(TextNode::valueOf)
        .or(() -> layer(activation, "activation"));
  }

  /** Reads the argument {@code activation}; linear if there is none. */
  static Activation read(Options options, String key) {
    JsonNode value = options.raw(key);
    return value.isMissingNode()
        ? Activation.LINEAR
        : named(value)
            .or(() -> numbered(value, options, key))
            .orElseGet(
                () -> options.wrong(key, "an activation of Foldwise", value, Activation.LINEAR));
  }

  private static Optional<Activation> named(JsonNode value) {
    String word = value.isTextual() ? value.textValue() : "";
    if (ALIASES.containsKey(word)) {
      return Optional.of(ALIASES.get(word));
    }
    for (Kind kind : Kind.values()) {
      if (kind != Kind.GELU_TANH && kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(
            switch (kind) {
              case LEAKY_RELU -> Activation.leakyRelu(KERAS_SLOPE);
              case ELU -> Activation.ELU;
              case CELU -> Activation.CELU;
              default -> new Activation(kind, 0);
            });
      }
    }
    return Optional.empty();
  }

  /** A layer as an argument. */
  private static Optional<Activation> numbered(JsonNode value, Options options, String key) {
    Options inner = new Options(options.at(key), Serialized.config(value), options.notes());
    Optional<Activation> activation =
        isOfKeras(value) ? ofClass(Serialized.className(value), inner) : Optional.empty();
    if (activation.isPresent()) {
      LayerReader.readCommon(inner);
      inner.requireAllRead();
    }
    return activation;
  }

  private static boolean isOfKeras(JsonNode value) {
    return value.path("module").asText("").equals(LAYERS);
  }

  /** The activation that a layer or an operation of this class is; empty for other classes. */
  static Optional<Activation> ofClass(String className, Options options) {
    return switch (className) {
      case "ReLU" -> Optional.of(relu(options));
      case "LeakyReLU" ->
          Optional.of(Activation.leakyRelu(options.number("negative_slope", LAYER_SLOPE)));
      case "ELU" -> Optional.of(Activation.elu(options.number("alpha", 1)));
      case "Celu" -> Optional.of(Activation.celu(options.number("alpha", 1)));
      case "Gelu" ->
          Optional.of(options.flag("approximate", true) ? Activation.GELU_TANH : Activation.GELU);
      default -> Optional.empty();
    };
  }

  private static Activation relu(Options options) {
    options.only("threshold", "0.0", "0");
    double slope = options.number("negative_slope", 0);
    if (options.has("max_value")) {
      options.only("max_value", "6.0", "6");
      options.only("negative_slope", "0.0", "0");
      return Activation.RELU6;
    }
    options.ignore("max_value");
    return slope == 0 ? Activation.RELU : Activation.leakyRelu(slope);
  }
}
