package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What every stage wraps.
 *
 * @param input shape of one example, if it was declared
 * @param layers so far
 * @param origin where it begins: the same object in the model, and another in each block of it
 */
public record Chain(Optional<Shape> input, List<Layer> layers, Object origin) {
  static final Chain EMPTY = new Chain(Optional.empty(), List.of(), "the model");

  public Chain {
    layers = List.copyOf(layers);
  }

  Chain then(Layer layer) {
    List<Layer> longer = new ArrayList<>(layers);
    longer.add(requireNonNull(layer, "what the clauses of a layer give"));
    return new Chain(input, longer, origin);
  }

  /** The same chain without the layer at its end. */
  Chain withoutLast() {
    return new Chain(input, layers.subList(0, layers.size() - 1), origin);
  }

  /** The same chain with another layer at its end. */
  Chain replaceLast(Layer layer) {
    return withoutLast().then(layer);
  }

  /**
   * The layers of a branch, which begins where the chain that holds it stands.
   *
   * @throws RefusedException where the branch begins elsewhere than with what it is given
   */
  static List<Layer> branch(UnaryOperator<FeatureMaps> words) {
    Chain start = new Chain(Optional.empty(), List.of(), new Object());
    FeatureMaps end = requireNonNull(words.apply(new FeatureMaps(start)), "what a block gives");
    Chain branch = end.chain();
    if (branch.origin() != start.origin()) {
      throw new RefusedException(
          Problem.of(
              "residual",
              "a block that goes on from what it is given",
              branch
                  .input()
                  .map(input -> "an input of its own, " + input)
                  .orElse("another stage, which begins with the layers before the block"),
              "Write b -> b.conv(64, 3).bn(): the block's first word follows b."));
    }
    return branch.layers();
  }
}
