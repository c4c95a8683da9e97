package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Residual;
import java.util.List;
import java.util.function.Consumer;

/** The two ways through a residual have something in the block, and one shape at their end. */
public final class BranchesMeet implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (!(layer.layer() instanceof Residual residual)) {
      return;
    }
    if (residual.block().isEmpty()) {
      problems.accept(
          layer.refuse(
              "at least one layer in the block",
              "none",
              "Write what is added to the input: residual(b -> b.conv(64, 3).bn())."));
      return;
    }
    Shape output = layer.checked().output();
    Shape projected = projected(layer);
    if (!projected.equals(output)) {
      problems.accept(
          residual.projection().isPresent()
              ? layer.refuseShape(
                  "a projection to the shape of the block's output, " + output,
                  projected.toString(),
                  "Give it the block's filters and strides.")
              : layer.refuseShape(
                  "a block whose strides alone change height and width, which its projection then"
                      + " gives as "
                      + projected,
                  output.toString(),
                  "Leave valid() and pools out of the block, or give a projection of your own:"
                      + " residual(block, projection)."));
    }
  }

  private static Shape projected(PlacedLayer layer) {
    List<CheckedLayer> projection = layer.checked().projection();
    return projection.isEmpty() ? layer.input() : projection.get(projection.size() - 1).output();
  }
}
