package io.github.foldwise.reports.records;

import java.util.List;

/**
 * The optional tables of a run directory; each list may be empty.
 *
 * @param calibration rows of {@code calibration.csv}
 * @param warnings rows of {@code warnings.csv}
 * @param published rows of {@code published.csv}
 * @param nested rows of {@code nested.csv}
 * @param refit rows of {@code refit.csv}, at most one
 * @param settings rows of {@code settings.csv}; none in older directories
 * @param predictions rows of {@code predictions.csv}
 * @param costs rows of {@code costs.csv}; none if the trainer estimates nothing
 */
public record Supplements(
    List<CalibrationRow> calibration,
    List<WarningRow> warnings,
    List<PublishedRow> published,
    List<NestedRow> nested,
    List<RefitRow> refit,
    List<SettingRow> settings,
    List<PredictionRow> predictions,
    List<CostRow> costs) {
  /** Nothing. */
  public static final Supplements NONE =
      new Supplements(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Supplements {
    calibration = List.copyOf(calibration);
    warnings = List.copyOf(warnings);
    published = List.copyOf(published);
    nested = List.copyOf(nested);
    refit = List.copyOf(refit);
    settings = List.copyOf(settings);
    predictions = List.copyOf(predictions);
    costs = List.copyOf(costs);
  }
}
