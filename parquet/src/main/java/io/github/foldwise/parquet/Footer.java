package io.github.foldwise.parquet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What Hugging Face's {@code datasets} notes about the columns in the footer of a file, as JSON
 * under the key {@code huggingface}.
 */
record Footer(JsonNode features) {
  /** The key of the note. */
  static final String KEY = "huggingface";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nothing is noted. */
  static Footer empty() {
    return new Footer(JSON.createObjectNode());
  }

  /** The note; another writer's, or none, says nothing. */
  static Footer of(String json) {
    try {
      JsonNode features = JSON.readTree(json).path("info").path("features");
      return features.isObject() ? new Footer(features) : empty();
    } catch (JsonProcessingException e) {
      return empty();
    }
  }

  /** Whether a column holds classes. */
  boolean isClass(String column) {
    return features.path(column).path("_type").asText().equals("ClassLabel");
  }

  /** What the classes of a column are called; empty if that is not noted. */
  List<String> classNames(String column) {
    List<String> names = new ArrayList<>();
    if (isClass(column)) {
      features.path(column).path("names").forEach(name -> names.add(name.asText()));
    }
    return names;
  }
}
