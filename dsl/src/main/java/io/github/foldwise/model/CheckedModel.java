package io.github.foldwise.model;

import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.WeightSpec;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model that can be compiled: every shape is known, every number is in its range.
 *
 * @param layers in order; those of a residual block are inside it
 */
@CheckReturnValue
public record CheckedModel(ModelSpec spec, Shape input, List<CheckedLayer> layers) {
  public CheckedModel {
    layers = List.copyOf(layers);
  }

  /**
   * The model that {@link #text()} describes, with its input declared.
   *
   * @throws io.github.foldwise.check.RefusedException if this version would not write this text
   */
  public static CheckedModel read(String text) {
    return ModelText.read(text);
  }

  /** All weights in Keras's order: layer by layer, {@code conv_1/kernel, conv_1/bias, …}. */
  public List<WeightSpec> weights() {
    return layers.stream().flatMap(layer -> layer.weights().stream()).toList();
  }

  /** Number of values in all weights, moving statistics included. */
  public long parameters() {
    return weights().stream().mapToLong(WeightSpec::size).sum();
  }

  /** Number of values that training changes. */
  public long trainableParameters() {
    return weights().stream().filter(WeightSpec::trainable).mapToLong(WeightSpec::size).sum();
  }

  /** The declaration with its input and number of parameters, in one line. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s on %s, %,d parameters", spec, input, parameters());
  }

  /** Canonical text: the input, each layer with every number, defaults included, and the head. */
  public String text() {
    return Stream.of(
            Stream.of("input: " + input),
            layers.stream().map(l -> l.name() + ": " + Canonical.of((Record) l.complete())),
            Stream.of("head: " + spec.classHead().name().toLowerCase(Locale.ROOT)))
        .flatMap(line -> line)
        .collect(Collectors.joining("\n"));
  }
}
