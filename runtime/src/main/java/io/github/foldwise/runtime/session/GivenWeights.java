package io.github.foldwise.runtime.session;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values for some of a model's weights, each of the right size. */
public final class GivenWeights {
  public static final GivenWeights NONE = new GivenWeights(Map.of());

  private final Map<String, float[]> values;

  private GivenWeights(Map<String, float[]> values) {
    this.values = values;
  }

  /** Copies the values of all weights; refused if one is missing, or with what does not fit. */
  public static GivenWeights ofAll(CheckedModel model, Map<String, float[]> values) {
    GivenWeights given = of(model, values);
    RefusedException.throwIfAny(
        model.weights().stream()
            .filter(weight -> !given.values.containsKey(weight.name()))
            .map(
                weight ->
                    Problem.of(
                        "weight " + weight.name(),
                        "its %s values".formatted(weight.size()),
                        "none",
                        "Give the values of all weights, as TrainedModel.weights() does."))
            .toList());
    return given;
  }

  /** Copies the values; refused with everything that does not fit the model. */
  public static GivenWeights of(CheckedModel model, Map<String, float[]> values) {
    Map<String, WeightSpec> weights = new LinkedHashMap<>();
    model.weights().forEach(weight -> weights.put(weight.name(), weight));
    List<Problem> problems = new ArrayList<>();
    Map<String, float[]> copies = new LinkedHashMap<>();
    values.forEach(
        (name, given) -> {
          requireNonNull(name, "the name of a weight");
          requireNonNull(given, "the values of weight " + name);
          if (weights.containsKey(name)) {
            check(weights.get(name), given, problems);
            copies.put(name, given.clone());
          } else {
            problems.add(Suggestions.unknown("weight", name, List.copyOf(weights.keySet())));
          }
        });
    RefusedException.throwIfAny(problems);
    return new GivenWeights(copies);
  }

  public void writeTo(ModelSession session) {
    if (!values.isEmpty()) {
      session.write(values);
    }
  }

  private static void check(WeightSpec weight, float[] values, List<Problem> problems) {
    if (values.length != weight.size()) {
      problems.add(
          Problem.of(
              "weight " + weight.name(),
              "%s values, for its shape is %s".formatted(weight.size(), shape(weight)),
              String.valueOf(values.length),
              "Give all values, row-major in Keras's layout."));
      return;
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        problems.add(
            Problem.of(
                "value %s of weight %s".formatted(i, weight.name()),
                "a finite number",
                String.valueOf(values[i]),
                "Nothing can be computed with it: give finite numbers, or train anew more"
                    + " slowly."));
        return;
      }
    }
  }

  private static String shape(WeightSpec weight) {
    return weight.dims().stream().map(String::valueOf).collect(Collectors.joining("×"));
  }
}
