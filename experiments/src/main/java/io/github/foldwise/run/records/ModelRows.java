package io.github.foldwise.run.records;

import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.model.ModelTable;
import io.github.foldwise.reports.records.ModelRow;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The layers of a variant's model as rows of {@code model.csv}. */
final class ModelRows {
  private ModelRows() {}

  static Stream<ModelRow> of(CheckedVariant variant) {
    List<ModelTable.Row> layers = ModelTable.of(variant.model()).rows();
    return IntStream.range(0, layers.size())
        .mapToObj(i -> row(variant.variant().name(), i + 1, layers.get(i)));
  }

  private static ModelRow row(String variant, int position, ModelTable.Row layer) {
    return new ModelRow(
        variant,
        position,
        layer.layer(),
        layer.output().toString(),
        layer.parameters(),
        layer.trainable());
  }
}
