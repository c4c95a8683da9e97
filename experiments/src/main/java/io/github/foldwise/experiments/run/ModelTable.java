package io.github.foldwise.experiments.run;

import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.model.CheckedLayer;
import io.github.foldwise.model.WeightSpec;
import io.github.foldwise.reports.ModelRow;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The layers of a variant's model as rows. */
final class ModelTable {
  private ModelTable() {}

  static Stream<ModelRow> of(CheckedVariant variant) {
    return variant.model().layers().stream().map(layer -> row(variant, layer));
  }

  private static ModelRow row(CheckedVariant variant, CheckedLayer layer) {
    return new ModelRow(
        variant.variant().name(),
        layer.position(),
        layer.name(),
        layer.output().toString(),
        values(layer, weight -> true),
        values(layer, WeightSpec::trainable));
  }

  private static long values(CheckedLayer layer, Predicate<WeightSpec> counted) {
    return layer.weights().stream().filter(counted).mapToLong(WeightSpec::size).sum();
  }
}
