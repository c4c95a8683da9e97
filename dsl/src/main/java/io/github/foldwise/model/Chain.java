package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.model.inference.ShapeInference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The layers so far, which every stage wraps.
 *
 * @param frozen number of the first layers that are frozen
 * @param origin identifies where it begins: one object for the model, one for each block
 */
record Chain(Optional<Shape> input, List<Layer> layers, int frozen, Object origin) {
  static final Chain EMPTY = new Chain(Optional.empty(), List.of(), 0, "the model");

  Chain {
    layers = List.copyOf(layers);
  }

  Chain then(Layer layer) {
    ModelExtent.requireModest(layers.size() + 1);
    List<Layer> longer = new ArrayList<>(layers);
    longer.add(requireNonNull(layer, "the result of a layer's clauses"));
    return new Chain(input, longer, frozen, origin);
  }

  /** The same layers, all of them frozen. */
  Chain freeze() {
    return new Chain(input, layers, layers.size(), origin);
  }

  /** Names of the frozen layers with weights. They depend on the kinds of layers, on no shape. */
  List<String> frozenNames() {
    return new ShapeInference(input.orElse(ShapeInference.GUESS))
        .infer(layers.subList(0, frozen)).stream()
            .filter(layer -> !layer.weights().isEmpty())
            .map(CheckedLayer::name)
            .toList();
  }

  Layer last() {
    return layers.get(layers.size() - 1);
  }

  Chain replaceLast(Layer layer) {
    return new Chain(input, layers.subList(0, layers.size() - 1), frozen, origin).then(layer);
  }

  /** The layers of a branch, which must begin with the stage that it is given. */
  static List<Layer> branch(UnaryOperator<FeatureMaps> words) {
    Chain start = new Chain(Optional.empty(), List.of(), 0, new Object());
    FeatureMaps end =
        requireNonNull(
            requireNonNull(words, "block").apply(new FeatureMaps(start)), "the result of a block");
    Chain branch = end.chain();
    if (branch.origin() != start.origin()) {
      throw new RefusedException(
          Problem.of(
              "residual",
              "a block that continues the stage it is given",
              branch
                  .input()
                  .map(input -> "a new input, " + input)
                  .orElse("another stage, which begins with the layers before the block"),
              "Write b -> b.conv(64, 3).bn(): the block's first word follows b."));
    }
    if (branch.frozen() > 0) {
      throw new RefusedException(
          Problem.of(
              "residual",
              "freeze() after the block, which freezes all of it",
              "freeze() within the block",
              "Write residual(b -> …).freeze(), or name single layers after the head:"
                  + " classify(10).freeze(\"conv_2\")."));
    }
    return branch.layers();
  }
}
