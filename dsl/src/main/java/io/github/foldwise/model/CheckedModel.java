package io.github.foldwise.model;

import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.WeightSpec;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model that can be compiled: every shape is known, every number is in its range. Immutable; two
 * are equal if their declarations, inputs and layers are.
 */
@CheckReturnValue
public final class CheckedModel {
  private final ModelSpec spec;
  private final Shape input;
  private final List<CheckedLayer> layers;
  private volatile String text; // null until first asked for; each trial asks

  CheckedModel(ModelSpec spec, Shape input, List<CheckedLayer> layers) {
    this.spec = spec;
    this.input = input;
    this.layers = List.copyOf(layers);
  }

  /**
   * The model that {@link #text()} describes, with its input declared.
   *
   * @throws io.github.foldwise.check.RefusedException if this version would not write this text
   */
  public static CheckedModel read(String text) {
    return ModelText.read(text);
  }

  /** The declaration. */
  public ModelSpec spec() {
    return spec;
  }

  /** Shape of one image. */
  public Shape input() {
    return input;
  }

  /**
   * Its layers in order; those of a residual block are inside it; those that the declaration
   * freezes are frozen.
   */
  public List<CheckedLayer> layers() {
    return layers;
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
    String known = text;
    if (known == null) {
      known = write();
      text = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CheckedModel model
        && spec.equals(model.spec)
        && input.equals(model.input)
        && layers.equals(model.layers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(spec, input, layers);
  }

  private String write() {
    return Stream.of(
            Stream.of("input: " + input),
            layers.stream().map(l -> l.name() + ": " + Canonical.of((Record) l.complete())),
            Stream.of("head: " + spec.classHead().name().toLowerCase(Locale.ROOT)),
            Stream.of(frozenLayers()).filter(names -> !names.isEmpty()).map(ModelText::frozen))
        .flatMap(line -> line)
        .collect(Collectors.joining("\n"));
  }
}
