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
 * @param layers in order; those of a residual block are inside it; those that the declaration
 *     freezes are frozen
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

  /** Names of the frozen layers with weights of their own, in order. */
  public List<String> frozenLayers() {
    return layers.stream()
        .flatMap(CheckedLayer::withInner)
        .filter(layer -> layer.frozen() && !layer.ownWeights().isEmpty())
        .map(CheckedLayer::name)
        .toList();
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

  /**
   * Canonical text: the input, each layer with every number, defaults included, the head, and the
   * names of the frozen layers if there are any.
   */
  public String text() {
    return Stream.of(
            Stream.of("input: " + input),
            layers.stream().map(l -> l.name() + ": " + Canonical.of((Record) l.complete())),
            Stream.of("head: " + spec.classHead().name().toLowerCase(Locale.ROOT)),
            Stream.of(frozenLayers()).filter(names -> !names.isEmpty()).map(ModelText::frozen))
        .flatMap(line -> line)
        .collect(Collectors.joining("\n"));
  }
}
