package io.github.foldwise.keras.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.foldwise.data.Shape;
import io.github.foldwise.keras.config.Notes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@code Sequential}. */
final class ReadSequential {
  private final String place;
  private final JsonNode json;
  private final String prefix;
  private final int depth;
  private final Notes notes;

  ReadSequential(String place, JsonNode json, String prefix, int depth, Notes notes) {
    this.place = place;
    this.json = json;
    this.prefix = prefix;
    this.depth = depth;
    this.notes = notes;
  }

  ReadModel read() {
    JsonNode layers = json.path("config").path("layers");
    List<Part> parts = new ArrayList<>();
    LayerPaths paths = new LayerPaths(prefix);
    Optional<Shape> input = Optional.empty();
    for (int i = 0; i < layers.size(); i++) {
      ReadLayer layer = new ReadLayer(place, layers.get(i), depth, notes);
      if (!layer.isInput()) {
        parts.addAll(layer.parts(paths.next(layer.className())));
      } else if (i == 0) {
        input = layer.shape();
      } else {
        notes.refuse(layer.place(), "an input before all layers", "one behind them", "Remove it.");
      }
    }
    JsonNode built = json.path("config").path("build_input_shape");
    if (input.isEmpty() && built.isArray()) {
      input = ReadModel.shape(place + ": build_input_shape", built, notes);
    }
    return new ReadModel(input, parts);
  }
}
