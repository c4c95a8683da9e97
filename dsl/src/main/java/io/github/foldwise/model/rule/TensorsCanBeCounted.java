package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.WeightSpec;
import java.util.function.Consumer;

/** No tensor has more values than an int can count, per example or in a weight. */
public final class TensorsCanBeCounted implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (!layer.checked().output().isCountable()) {
      problems.accept(refuse(layer, "output " + layer.checked().output()));
    }
    layer.checked().weights().stream()
        .filter(weight -> weight.size() > Integer.MAX_VALUE)
        .forEach(weight -> problems.accept(refuse(layer, text(weight))));
  }

  private static Problem refuse(PlacedLayer layer, String tensor) {
    return layer.refuseShape(
        "at most 2,147,483,647 values in one tensor",
        tensor,
        "Use fewer filters or units, or pool before this layer.");
  }

  private static String text(WeightSpec weight) {
    return weight.name() + " " + new Shape(weight.dims());
  }
}
