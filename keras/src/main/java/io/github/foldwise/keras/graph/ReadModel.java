package io.github.foldwise.keras.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.foldwise.data.Shape;
import io.github.foldwise.keras.config.Notes;
import io.github.foldwise.keras.config.Serialized;
import java.util.List;
import java.util.Optional;

/**
 * A {@code Sequential} or {@code Functional} of a file, as a chain of parts; nested ones are part
 * of the chain.
 *
 * @param input shape of one example; empty if it is not in the file, or unfit
 */
public record ReadModel(Optional<Shape> input, List<Part> parts) {
  private static final int DEEPEST = 20;

  public ReadModel {
    parts = List.copyOf(parts);
  }

  /** Reads {@code config.json}. */
  public static ReadModel of(JsonNode json, Notes notes) {
    return of("model", json, "", 0, notes);
  }

  static ReadModel of(String place, JsonNode json, String prefix, int depth, Notes notes) {
    String className = json.path("class_name").asText("");
    JsonNode config = json.path("config");
    boolean isDeep = depth > DEEPEST;
    if (isDeep || !isModel(json) || !config.path("layers").isArray()) {
      notes.refuse(
          place,
          isDeep
              ? "models nested at most %s deep".formatted(DEEPEST)
              : "a Sequential or a Functional model of Keras 3, with its layers",
          isDeep ? "more" : className.isEmpty() ? "something else" : className,
          "Build the model of layers, without a class of your own, and save it with Keras 3.");
      return new ReadModel(Optional.empty(), List.of());
    }
    return className.equals("Sequential")
        ? new ReadSequential(place, json, prefix, depth, notes).read()
        : new ReadFunctional(place, config, prefix, depth, notes).read();
  }

  /** Whether a layer is a model itself. */
  static boolean isModel(JsonNode json) {
    return switch (json.path("class_name").asText("")) {
      case "Sequential", "Functional", "Model" -> Serialized.isOfKeras(json);
      default -> false;
    };
  }

  /** {@code [null, 28, 28, 1]}; empty, with a problem, for any other shape. */
  static Optional<Shape> shape(String place, JsonNode batch, Notes notes) {
    boolean isKnown = batch.size() == 4;
    for (int i = 1; i < batch.size(); i++) {
      JsonNode size = batch.path(i);
      isKnown &= size.isIntegralNumber() && size.canConvertToInt() && size.intValue() > 0;
    }
    if (!isKnown) {
      notes.refuse(
          place,
          "height, width and channels of images",
          batch.toString(),
          "Give Input a shape like (28, 28, 1), without None: Foldwise compiles a model for one.");
      return Optional.empty();
    }
    return Optional.of(
        Shape.image(batch.path(1).intValue(), batch.path(2).intValue(), batch.path(3).intValue()));
  }
}
