package io.github.foldwise.training;

import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which weights of a model begin with given values, and why others do not. Weights are matched by
 * name and shape, and layer by layer: if one weight of a layer has no match, all of them are drawn
 * anew.
 */
public final class WeightMatch {
  private final StartWeights from;
  private final List<String> matched;
  private final List<Unmatched> unmatched;
  private final List<String> unused;

  private WeightMatch(
      StartWeights from, List<String> matched, List<Unmatched> unmatched, List<String> unused) {
    this.from = from;
    this.matched = List.copyOf(matched);
    this.unmatched = List.copyOf(unmatched);
    this.unused = List.copyOf(unused);
  }

  /**
   * A weight of the model that begins as the seed has it.
   *
   * @param weight its name
   * @param reason why: {@code its shape is 128×3 here, 128×10 there}
   */
  public record Unmatched(String weight, String reason) {
    @Override
    public String toString() {
      return weight + ": " + reason;
    }
  }

  static WeightMatch of(StartWeights from, CheckedModel model) {
    Map<String, List<WeightSpec>> byLayer =
        model.weights().stream()
            .collect(
                Collectors.groupingBy(
                    weight -> layer(weight.name()), LinkedHashMap::new, Collectors.toList()));
    List<String> matched = new ArrayList<>();
    List<Unmatched> unmatched = new ArrayList<>();
    for (List<WeightSpec> layer : byLayer.values()) {
      Optional<Unmatched> first =
          layer.stream().flatMap(weight -> mismatch(from, weight).stream()).findFirst();
      for (WeightSpec weight : layer) {
        if (first.isEmpty()) {
          matched.add(weight.name());
        } else {
          unmatched.add(
              mismatch(from, weight)
                  .orElseGet(
                      () ->
                          new Unmatched(weight.name(), "drawn anew with " + first.get().weight())));
        }
      }
    }
    Set<String> unused = new LinkedHashSet<>(from.names());
    matched.forEach(unused::remove);
    return new WeightMatch(from, matched, unmatched, List.copyOf(unused));
  }

  private static Optional<Unmatched> mismatch(StartWeights from, WeightSpec weight) {
    return from.dims(weight.name())
        .map(there -> mismatch(weight.dims(), there))
        .orElse(Optional.of("no weight there has this name"))
        .map(reason -> new Unmatched(weight.name(), reason));
  }

  private static Optional<String> mismatch(List<Integer> here, List<Integer> there) {
    return here.equals(there)
        ? Optional.empty()
        : Optional.of("its shape is %s here, %s there".formatted(shape(here), shape(there)));
  }

  /** {@code conv_1} of {@code conv_1/kernel}. */
  static String layer(String weight) {
    return weight.substring(0, weight.lastIndexOf('/'));
  }

  /** Names of the weights that begin with the given values, in the order of the model. */
  public List<String> matched() {
    return matched;
  }

  /** The other weights of the model, and why they do not. */
  public List<Unmatched> unmatched() {
    return unmatched;
  }

  /** Names of the given weights that the model has no use for. */
  public List<String> unused() {
    return unused;
  }

  /** Copies of the values of the matched weights, by name. */
  public Map<String, float[]> values() {
    return from.values(matched);
  }

  /** How many weights match, in one line: {@code 6 of 8 weights; not dense_2}. */
  public String summary() {
    String others =
        unmatched.stream()
            .map(weight -> layer(weight.weight()))
            .distinct()
            .collect(Collectors.joining(", "));
    return "%s of %s weights%s"
        .formatted(
            matched.size(),
            matched.size() + unmatched.size(),
            others.isEmpty() ? "" : "; not " + others);
  }

  /** The summary, then a line for each weight that does not match and each that is not used. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>(List.of(summary()));
    unmatched.forEach(weight -> lines.add("  " + weight));
    unused.forEach(name -> lines.add("  unused: " + name));
    return String.join("\n", lines);
  }

  private static String shape(List<Integer> dims) {
    return dims.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }
}
