package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Initializer;
import java.util.function.Consumer;

/** A vector has no rows and columns that could be orthogonal. */
public final class OrthogonalWeightsAreMatrices implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    layer.checked().weights().stream()
        .filter(weight -> weight.initializer() instanceof Initializer.Orthogonal)
        .filter(weight -> weight.dims().size() < 2)
        .forEach(
            weight ->
                problems.accept(
                    layer.refuse(
                        "an orthogonal initializer on a weight of at least 2 dimensions",
                        "%s of %s".formatted(weight.name(), new Shape(weight.dims())),
                        "Use it for kernels, and zeros, ones or a constant here.")));
  }
}
