package io.github.foldwise.keras.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Initializer.Constant;
import io.github.foldwise.layer.Initializer.Distribution;
import io.github.foldwise.layer.Initializer.Fan;
import io.github.foldwise.layer.Initializer.Normal;
import io.github.foldwise.layer.Initializer.Orthogonal;
import io.github.foldwise.layer.Initializer.Uniform;
import io.github.foldwise.layer.Initializer.VarianceScaling;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How weights begin. */
final class Initializers {
  private static final String MODULE = "keras.initializers";
  private static final Map<String, Initializer> NAMED =
      Map.of(
          "GlorotUniform", Initializer.GLOROT_UNIFORM,
          "GlorotNormal", Initializer.GLOROT_NORMAL,
          "HeUniform", Initializer.HE_UNIFORM,
          "HeNormal", Initializer.HE_NORMAL,
          "LecunUniform", Initializer.LECUN_UNIFORM,
          "LecunNormal", Initializer.LECUN_NORMAL,
          "Zeros", Initializer.ZEROS,
          "Ones", Initializer.ONES);

  private Initializers() {}

  static JsonNode write(Initializer initializer) {
    for (Map.Entry<String, Initializer> named : NAMED.entrySet()) {
      if (named.getValue().equals(initializer)) {
        return Serialized.of(MODULE, named.getKey(), Serialized.JSON.objectNode());
      }
    }
    ObjectNode config = Serialized.JSON.objectNode();
    if (initializer instanceof VarianceScaling scaling) {
      config.put("scale", scaling.scale());
      config.put("mode", mode(scaling.fan()));
      config.put("distribution", scaling.distribution().name().toLowerCase(Locale.ROOT));
      return Serialized.of(MODULE, "VarianceScaling", config);
    }
    if (initializer instanceof Normal normal) {
      config.put("mean", normal.mean());
      config.put("stddev", normal.standardDeviation());
      return Serialized.of(MODULE, normal.truncated() ? "TruncatedNormal" : "RandomNormal", config);
    }
    if (initializer instanceof Uniform uniform) {
      config.put("minval", uniform.low());
      config.put("maxval", uniform.high());
      return Serialized.of(MODULE, "RandomUniform", config);
    }
    if (initializer instanceof Orthogonal orthogonal) {
      return Serialized.of(MODULE, "Orthogonal", config.put("gain", orthogonal.gain()));
    }
    Constant constant = (Constant) initializer;
    return Serialized.of(MODULE, "Constant", config.put("value", constant.value()));
  }

  static Initializer read(Options options, String key, Initializer standard) {
    JsonNode value = options.raw(key);
    if (value.isMissingNode()) {
      return standard;
    }
    Options inner = new Options(options.at(key), Serialized.config(value), options.notes());
    inner.ignoreSeed("seed");
    inner.only("input_axes");
    inner.only("output_axes");
    Initializer read = ofClass(Serialized.kerasClass(value), inner, options, key, value, standard);
    inner.requireAllRead();
    return read;
  }

  private static Initializer ofClass(
      String className,
      Options inner,
      Options options,
      String key,
      JsonNode value,
      Initializer standard) {
    for (Map.Entry<String, Initializer> named : NAMED.entrySet()) {
      if (isCalled(named.getKey(), className)) {
        return named.getValue();
      }
    }
    return switch (className) {
      case "VarianceScaling" -> scaling(inner);
      case "TruncatedNormal" ->
          Initializer.truncatedNormal(inner.number("mean", 0), inner.number("stddev", 0.05));
      case "RandomNormal" ->
          Initializer.randomNormal(inner.number("mean", 0), inner.number("stddev", 0.05));
      case "RandomUniform" ->
          Initializer.randomUniform(inner.number("minval", -0.05), inner.number("maxval", 0.05));
      case "Constant" -> Initializer.constant(inner.number("value", 0));
      case "Orthogonal", "OrthogonalInitializer" -> Initializer.orthogonal(inner.number("gain", 1));
      default -> options.unknown(key, "an initializer of Foldwise", inner, value, standard);
    };
  }

  /** {@code GlorotUniform} or {@code glorot_uniform}. */
  private static boolean isCalled(String name, String found) {
    return name.equals(found) || SnakeCase.of(name).equals(found);
  }

  private static Initializer scaling(Options inner) {
    String mode = inner.word("mode", "fan_in", List.of("fan_in", "fan_out", "fan_avg"));
    Fan fan =
        switch (mode) {
          case "fan_in" -> Fan.IN;
          case "fan_out" -> Fan.OUT;
          default -> Fan.AVERAGE;
        };
    String distribution =
        inner.word(
            "distribution",
            "truncated_normal",
            List.of("uniform", "truncated_normal", "untruncated_normal"));
    return Initializer.varianceScaling(
        inner.number("scale", 1), fan, Distribution.valueOf(distribution.toUpperCase(Locale.ROOT)));
  }

  private static String mode(Fan fan) {
    return switch (fan) {
      case IN -> "fan_in";
      case OUT -> "fan_out";
      case AVERAGE -> "fan_avg";
    };
  }
}
