package io.github.foldwise.experiments;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.model.ModelTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The cells of a plan: what each variant trains, and each model that differs from the baseline's.
 */
final class Cells {
  private Cells() {}

  static String of(CheckedExperiment experiment) {
    return "\n" + table(experiment).indented("") + otherModels(experiment);
  }

  private static TextTable table(CheckedExperiment experiment) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("variant", "folds", "epochs", "batch", "parameters", "divided by"));
    for (CheckedVariant variant : experiment.variants()) {
      rows.add(
          List.of(
              variant.variant().name(),
              String.valueOf(variant.folds().size()),
              String.valueOf(variant.training().epochs()),
              String.valueOf(variant.training().batch()),
              String.format(Locale.ROOT, "%,d", variant.model().parameters()),
              variant.folding()));
    }
    return new TextTable(rows);
  }

  /** Each further model once, under the names of the variants that train it. */
  private static String otherModels(CheckedExperiment experiment) {
    Map<ModelTable, List<String>> variantsByTable = new LinkedHashMap<>();
    for (CheckedVariant variant : experiment.variants()) {
      variantsByTable
          .computeIfAbsent(ModelTable.of(variant.model()), table -> new ArrayList<>())
          .add(variant.variant().name());
    }
    variantsByTable.remove(ModelTable.of(experiment.baseline().model()));
    StringBuilder text = new StringBuilder();
    variantsByTable.forEach(
        (table, variants) ->
            text.append('\n').append(String.join(", ", variants)).append(":\n").append(table));
    return text.toString();
  }
}
