package io.github.foldwise.keras.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.foldwise.data.Shape;
import io.github.foldwise.keras.config.LayerReader;
import io.github.foldwise.keras.config.Notes;
import java.util.List;
import java.util.Optional;

/** One layer, or a model as a layer, in its place. */
final class ReadLayer {
  private final JsonNode json;
  private final String place;
  private final int depth;
  private final Notes notes;

  ReadLayer(String model, JsonNode json, int depth, Notes notes) {
    this.json = json;
    this.depth = depth;
    this.notes = notes;
    String own = "layer %s (%s)".formatted(name(), className());
    this.place = model.equals("model") ? own : model + ", " + own;
  }

  String place() {
    return place;
  }

  String name() {
    return json.path("config").path("name").asText(json.path("name").asText("?"));
  }

  String className() {
    return json.path("class_name").asText("?");
  }

  boolean isInput() {
    return className().equals("InputLayer");
  }

  /** Whether it has a group of weights; operations have none. */
  boolean isLayer() {
    return !json.path("module").asText("").startsWith("keras.src.ops");
  }

  /** Whether it adds two tensors. */
  boolean isSum() {
    String module = json.path("module").asText("");
    return className().equals("Add")
        && (module.equals("keras.layers") || module.startsWith("keras.src."));
  }

  /** Of an input; empty, with a problem, if it is unfit. */
  Optional<Shape> shape() {
    JsonNode type = json.path("config").path("dtype");
    if (!type.isMissingNode() && !type.asText("").equals("float32")) {
      notes.refuse(place + ": dtype", "\"float32\"", type.toString(), "Give Input no other dtype.");
    }
    return ReadModel.shape(place + ": batch_shape", json.path("config").path("batch_shape"), notes);
  }

  /** Its parts, with their weights at this path. */
  List<Part> parts(String path) {
    return ReadModel.isModel(json)
        ? ReadModel.of(place, json, path + "/", depth + 1, notes).parts()
        : List.of(new Part.One(place, path, LayerReader.read(place, json, notes), isFrozen()));
  }

  private boolean isFrozen() {
    JsonNode trainable = json.path("config").path("trainable");
    return trainable.isBoolean() && !trainable.booleanValue();
  }
}
