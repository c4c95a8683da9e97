package io.github.foldwise.keras.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.foldwise.layer.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The options of one layer, optimizer or the like. Each is read once; what is left has no word of
 * Foldwise and is refused. After a problem, reading goes on with a stand-in, to find the others.
 */
final class Options {
  private static final String NO_WORD = "Foldwise has no word for another value.";

  private final String place;
  private final JsonNode config;
  private final Notes notes;
  private final Set<String> read = new HashSet<>();

  /**
   * Options with their place in the file.
   *
   * @param config the {@code config} of a serialized object
   */
  Options(String place, JsonNode config, Notes notes) {
    this.place = place;
    this.config = config;
    this.notes = notes;
  }

  String place() {
    return place;
  }

  Notes notes() {
    return notes;
  }

  /** The place of an option. */
  String at(String key) {
    return place + ": " + key;
  }

  /** The value as it is; missing if there is none. */
  JsonNode raw(String key) {
    read.add(key);
    JsonNode value = config.path(key);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  boolean has(String key) {
    return config.hasNonNull(key);
  }

  /** A whole number that every file has. */
  int count(String key) {
    JsonNode value = raw(key);
    return value.isMissingNode() ? wrong(key, "a whole number", value, 1) : count(key, 1);
  }

  int count(String key, int standard) {
    JsonNode value = raw(key);
    if (value.isMissingNode()) {
      return standard;
    }
    return isWhole(value) ? value.intValue() : wrong(key, "a whole number", value, standard);
  }

  long steps(String key) {
    JsonNode value = raw(key);
    return value.isNumber()
            && value.doubleValue() == Math.rint(value.doubleValue())
            && Math.abs(value.doubleValue()) < 1e15
        ? value.longValue()
        : wrong(key, "a whole number of steps", value, 1L);
  }

  /** A number that every file has. */
  double number(String key) {
    JsonNode value = raw(key);
    return value.isMissingNode() ? wrong(key, "a number", value, 0.5) : number(key, 0.5);
  }

  double number(String key, double standard) {
    JsonNode value = raw(key);
    if (value.isMissingNode()) {
      return standard;
    }
    return value.isNumber() ? shortest(value) : wrong(key, "a number", value, standard);
  }

  Optional<Double> optionalNumber(String key) {
    return has(key) ? Optional.of(number(key)) : empty(key);
  }

  Optional<Integer> optionalCount(String key) {
    return has(key) ? Optional.of(count(key)) : empty(key);
  }

  boolean flag(String key, boolean standard) {
    JsonNode value = raw(key);
    if (value.isMissingNode()) {
      return standard;
    }
    return value.isBoolean() ? value.booleanValue() : wrong(key, "true or false", value, standard);
  }

  /** One of some words. */
  String word(String key, String standard, List<String> known) {
    JsonNode value = raw(key);
    if (value.isMissingNode()) {
      return standard;
    }
    return value.isTextual() && known.contains(value.textValue())
        ? value.textValue()
        : wrong(key, "one of " + String.join(", ", known), value, standard);
  }

  /** One number for both directions, or rows and columns. */
  Window window(String key, Window standard) {
    JsonNode value = raw(key);
    if (value.isMissingNode()) {
      return standard;
    }
    if (isWhole(value)) {
      return Window.square(value.intValue());
    }
    return value.size() == 2 && isWhole(value.path(0)) && isWhole(value.path(1))
        ? new Window(value.path(0).intValue(), value.path(1).intValue())
        : wrong(key, "height and width", value, standard);
  }

  /** A list of numbers; one number is a list of one. */
  List<Double> numbers(String key) {
    JsonNode value = raw(key);
    List<JsonNode> all = new ArrayList<>();
    (value.isArray() ? value : List.of(value)).forEach(all::add);
    return all.stream().allMatch(JsonNode::isNumber)
        ? all.stream().map(Options::shortest).toList()
        : wrong(key, "numbers", value, List.of());
  }

  List<Integer> counts(String key) {
    JsonNode value = raw(key);
    List<JsonNode> all = new ArrayList<>();
    (value.isArray() ? value : List.of(value)).forEach(all::add);
    return all.stream().allMatch(Options::isWhole)
        ? all.stream().map(JsonNode::intValue).toList()
        : wrong(key, "whole numbers", value, List.of());
  }

  /** Refuses any value but these, as JSON writes them; none is fine too. */
  void only(String key, String... allowed) {
    JsonNode value = raw(key);
    if (!value.isMissingNode() && Stream.of(allowed).noneMatch(value.toString()::equals)) {
      notes.refuse(
          at(key),
          allowed.length == 0 ? "no value" : String.join(" or ", allowed),
          text(value),
          NO_WORD);
    }
  }

  /** An option that changes neither predictions nor training. */
  void ignore(String... keys) {
    read.addAll(List.of(keys));
  }

  /** A seed of Keras's random numbers: those of Foldwise have one seed for all of a training. */
  void ignoreSeed(String key) {
    if (has(key)) {
      notes.remark(
          "%s: seed %s is not used; the seed of a training decides all of its random numbers."
              .formatted(place, text(config.path(key))));
    }
    ignore(key);
  }

  /** Refuses what nobody has read. */
  void requireAllRead() {
    config
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!read.contains(key)) {
                notes.refuse(
                    at(key),
                    "options that Foldwise has a word for",
                    text(config.path(key)),
                    "Leave it out if the model does not need it.");
              }
            });
  }

  /** Refuses an object of a class without a word; its own options say nothing more. */
  <T> T unknown(String key, String expected, Options inner, JsonNode found, T standIn) {
    inner.config.fieldNames().forEachRemaining(inner.read::add);
    return wrong(key, expected, found, standIn);
  }

  <T> T wrong(String key, String expected, JsonNode found, T standIn) {
    notes.refuse(at(key), expected, text(found), NO_WORD);
    return standIn;
  }

  /** A value in a message, cut if it is long; an object by its class. */
  static String text(JsonNode value) {
    String className = value.isObject() ? Serialized.fullName(value) : "";
    String text =
        value.isMissingNode() ? "nothing" : className.isEmpty() ? value.toString() : className;
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  static boolean isWhole(JsonNode value) {
    return value.isNumber()
        && value.canConvertToInt()
        && value.doubleValue() == Math.rint(value.doubleValue());
  }

  /** Keras writes some numbers as float32 in full: 0.0010000000474974513 was 0.001. */
  private static double shortest(JsonNode value) {
    double number = value.doubleValue();
    float single = (float) number;
    return single == number && Float.isFinite(single)
        ? Double.parseDouble(Float.toString(single))
        : number;
  }

  private <T> Optional<T> empty(String key) {
    read.add(key);
    return Optional.empty();
  }
}
