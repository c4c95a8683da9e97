package io.github.foldwise.keras.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An object of Keras as JSON: its module, its class and its options. */
public final class Serialized {
  /** Makes JSON. */
  public static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Serialized() {}

  /** {@code {"module": …, "class_name": …, "config": {…}, "registered_name": null}}. */
  public static ObjectNode of(String module, String className, ObjectNode config) {
    ObjectNode json = JSON.objectNode();
    json.put("module", module);
    json.put("class_name", className);
    json.set("config", config);
    json.putNull("registered_name");
    return json;
  }

  /** The options of a layer that every layer has. */
  static ObjectNode layerConfig(String name) {
    return layerConfig(name, true);
  }

  static ObjectNode layerConfig(String name, boolean trainable) {
    ObjectNode config = JSON.objectNode();
    config.put("name", name);
    config.put("trainable", trainable);
    config.set("dtype", of("keras", "DTypePolicy", JSON.objectNode().put("name", "float32")));
    return config;
  }

  /** The class of a serialized object, or the word that stands for one; empty for other JSON. */
  static String className(JsonNode json) {
    return json.isTextual() ? json.textValue() : json.path("class_name").asText("");
  }

  /** The same for a class of Keras; empty for a class of somebody else, whatever its name. */
  static String kerasClass(JsonNode json) {
    return json.isTextual() || isOfKeras(json) ? className(json) : "";
  }

  /** Whether it is an object of Keras: those of others may have the same names. */
  public static boolean isOfKeras(JsonNode json) {
    String module = json.path("module").asText("");
    return !isRegistered(json)
        && (module.isEmpty() || module.equals("keras") || module.startsWith("keras."));
  }

  /** By {@code register_keras_serializable}, as {@code package>name}. */
  private static boolean isRegistered(JsonNode json) {
    return json.path("registered_name").asText("").contains(">");
  }

  /** The name of an object's class, for people; empty for other JSON. */
  static String fullName(JsonNode json) {
    if (isRegistered(json)) {
      return json.path("registered_name").textValue();
    }
    String name = className(json);
    if (name.equals("function") && json.path("config").isTextual()) {
      return name + " " + json.path("config").textValue();
    }
    return isOfKeras(json) ? name : json.path("module").asText("") + "." + name;
  }

  /** The options of a serialized object; none of a word. */
  static JsonNode config(JsonNode json) {
    return json.path("config").isObject() ? json.path("config") : JSON.objectNode();
  }
}
