package io.github.foldwise.cli.text;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.model.ModelTable;
import io.github.foldwise.trial.TrialCosts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The variants of a plan: what each trains and costs, and models other than the baseline's. */
final class VariantTable {
  private static final double MEGA = 1e6;

  private VariantTable() {}

  /**
   * The text, in lines of at most so many columns; {@code time} gives the time of a variant's own
   * trials, or none if times are unknown.
   */
  static String of(
      CheckedExperiment experiment,
      TrialCosts costs,
      Function<CheckedVariant, Optional<String>> time,
      int columns) {
    return otherModels(experiment) + "\n" + table(experiment, costs, time).within(columns, "");
  }

  private static TextTable table(
      CheckedExperiment experiment,
      TrialCosts costs,
      Function<CheckedVariant, Optional<String>> time) {
    boolean timed = time.apply(experiment.baseline()).isPresent();
    boolean sameFolds =
        experiment.variants().stream().map(CheckedVariant::folding).distinct().count() == 1;
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        row(
            timed ? Optional.of("time") : Optional.empty(),
            sameFolds ? Optional.empty() : Optional.of("divided by"),
            "variant",
            "folds",
            "epochs",
            "batch",
            "parameters",
            "MFLOP a row",
            "memory"));
    for (CheckedVariant variant : experiment.variants()) {
      rows.add(
          row(
              time.apply(variant),
              sameFolds ? Optional.empty() : Optional.of(variant.folding()),
              variant.variant().name(),
              String.valueOf(variant.folds().size()),
              String.valueOf(variant.training().epochs()),
              String.valueOf(variant.training().batch()),
              String.format(Locale.ROOT, "%,d", variant.model().parameters()),
              String.format(
                  Locale.ROOT,
                  "%,.1f",
                  costs.ofExample(variant.model()).trainingOperations() / MEGA),
              PlanText.memory(variant.memoryBytes(costs))));
    }
    return new TextTable(rows);
  }

  private static List<String> row(
      Optional<String> time, Optional<String> folding, String... others) {
    List<String> cells = new ArrayList<>(List.of(others));
    time.ifPresent(cells::add);
    folding.ifPresent(cells::add);
    return cells;
  }

  /** Each other model once, under the names of the variants that train it. */
  private static String otherModels(CheckedExperiment experiment) {
    Map<String, List<String>> variantsByTable = new LinkedHashMap<>();
    for (CheckedVariant variant : experiment.variants()) {
      variantsByTable
          .computeIfAbsent(table(variant), table -> new ArrayList<>())
          .add(variant.variant().name());
    }
    variantsByTable.remove(table(experiment.baseline()));
    StringBuilder text = new StringBuilder();
    variantsByTable.forEach(
        (table, variants) ->
            text.append('\n').append(String.join(", ", variants)).append(":\n").append(table));
    return text.toString();
  }

  private static String table(CheckedVariant variant) {
    return ModelTable.of(variant.model()).toString();
  }
}
