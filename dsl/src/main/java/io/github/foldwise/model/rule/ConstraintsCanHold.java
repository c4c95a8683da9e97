package io.github.foldwise.model.rule;

import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.WeightSpec;
import java.util.List;
import java.util.function.Consumer;

/** Norms have a bound above zero and are taken along axes that the weight has. */
public final class ConstraintsCanHold implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    for (WeightSpec weight : layer.checked().weights()) {
      Constraint constraint = weight.constraint();
      if (constraint instanceof Constraint.MaxNorm maxNorm) {
        if (!Numbers.isAboveZero(maxNorm.max())) {
          problems.accept(
              layer.refuse(
                  "a finite largest norm of %s above 0".formatted(weight.name()),
                  String.valueOf(maxNorm.max()),
                  "Use maxNorm(2.0), as Keras, or leave the constraint out."));
        }
        checkAxes(layer, weight, maxNorm.axes(), problems);
      }
      if (constraint instanceof Constraint.UnitNorm unitNorm) {
        checkAxes(layer, weight, unitNorm.axes(), problems);
      }
    }
  }

  private static void checkAxes(
      PlacedLayer layer, WeightSpec weight, List<Integer> axes, Consumer<Problem> problems) {
    int rank = weight.dims().size();
    boolean sound =
        !axes.isEmpty()
            && axes.stream().allMatch(axis -> axis >= 0 && axis < rank)
            && axes.stream().distinct().count() == axes.size();
    if (!sound) {
      problems.accept(
          layer.refuse(
              "different axes of %s, from 0 to %s".formatted(weight.name(), rank - 1),
              Canonical.of((Record) weight.constraint()),
              rank == 4
                  ? "Use the axes 0, 1, 2 for one norm for each filter."
                  : "Leave the axes out for axis 0."));
    }
  }
}
