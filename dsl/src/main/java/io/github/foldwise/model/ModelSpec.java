package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A declared classifier: layers in order, the last of which is a dense layer whose outputs are the
 * logits of its classes.
 *
 * @param input shape of one example if declared; otherwise that of the data set
 * @param layers at least the head
 * @param classHead what becomes of the logits
 * @param frozen names of frozen layers, or patterns of names
 */
@CheckReturnValue
public record ModelSpec(
    Optional<Shape> input, List<Layer> layers, ClassHead classHead, List<String> frozen) {
  public ModelSpec {
    requireNonNull(input, "input");
    layers = List.copyOf(layers);
    requireNonNull(classHead, "classHead");
    frozen = List.copyOf(frozen);
  }

  /** A classifier without frozen layers. */
  public ModelSpec(Optional<Shape> input, List<Layer> layers, ClassHead classHead) {
    this(input, layers, classHead, List.of());
  }

  /** A classifier whose logits go through a softmax. */
  public ModelSpec(Optional<Shape> input, List<Layer> layers) {
    this(input, layers, ClassHead.SOFTMAX);
  }

  /**
   * Freezes some layers too, in the sense of {@link FeatureMaps#freeze}: {@code
   * classify(10).freeze("conv_*", "bn_1")}.
   *
   * @param names as in the model's table; {@code *} stands for any text. A residual is frozen with
   *     all layers within it
   */
  public ModelSpec freeze(String... names) {
    return new ModelSpec(
        input,
        layers,
        classHead,
        Stream.concat(frozen.stream(), Stream.of(requireNonNull(names, "names")))
            .distinct()
            .toList());
  }

  /** The same without frozen layers. */
  public ModelSpec unfreeze() {
    return new ModelSpec(input, layers, classHead);
  }

  /** The dense layer that gives the logits. */
  public Dense head() {
    return (Dense) layers.get(layers.size() - 1);
  }

  /** Number of classes. */
  public int classes() {
    return classHead == ClassHead.BINARY ? 2 : head().units();
  }

  /** The word that declares the head: {@code classify(10)}. */
  public String headWords() {
    return Words.head(classHead, head());
  }

  /** The word for a head like this one with this many classes. */
  public String headWords(int classes) {
    ClassHead other = classHead == ClassHead.BINARY ? ClassHead.SOFTMAX : classHead;
    return Words.head(other, Dense.of(classes));
  }

  /** The words that declare it: {@code conv(64, 3).relu().flatten().classify(10)}. */
  @Override
  public String toString() {
    return layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof Dense)
        ? "a model without a head: " + Sentence.of(input, layers)
        : Sentence.of(this);
  }

  /**
   * Infers every shape and checks every number.
   *
   * @param data shape of one example of the data
   * @throws RefusedException with all problems at once
   */
  public CheckedModel check(Shape data) {
    return new ModelCheck(this, data).check();
  }
}
