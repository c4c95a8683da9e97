package io.github.foldwise.run.records;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.reports.records.SettingRow;
import io.github.foldwise.run.settings.LayerSettings;
import io.github.foldwise.run.settings.SettingLine;
import io.github.foldwise.run.settings.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a variant is trained, and the numbers of its layers, as rows of {@code settings.csv}. */
final class SettingRows {
  private static final int SHOWN = 12; // digits of a hash

  private SettingRows() {}

  /**
   * The rows of one variant.
   *
   * @param data whose pixels it is trained on
   * @param classes their names
   * @param someFreeze whether a variant of the experiment freezes layers, so that each one says
   *     which it trains
   */
  static Stream<SettingRow> of(
      CheckedVariant variant, ImageData data, List<String> classes, boolean someFreeze) {
    String name = variant.variant().name();
    List<SettingLine> training =
        new ArrayList<>(TrainingSettings.of(variant.training(), data, classes));
    variant
        .training()
        .start()
        .ifPresent(
            weights ->
                training.add(
                    new SettingLine(
                        "start weights",
                        "from sha256 %s by name: %s"
                            .formatted(
                                weights.sha256().substring(0, SHOWN),
                                weights.match(variant.model()).summary()))));
    return Stream.concat(
        rows(name, SettingRow.TRAINING, training),
        variant.model().layers().stream()
            .flatMap(CheckedLayer::withInner)
            .flatMap(layer -> rows(name, layer.name(), settings(layer, someFreeze))));
  }

  private static List<SettingLine> settings(CheckedLayer layer, boolean someFreeze) {
    List<SettingLine> lines = new ArrayList<>(LayerSettings.of(layer.layer()));
    if (someFreeze && !layer.ownWeights().isEmpty()) {
      lines.add(new SettingLine("weights", layer.frozen() ? "frozen" : "trained"));
    }
    return lines;
  }

  private static Stream<SettingRow> rows(String variant, String part, List<SettingLine> lines) {
    return lines.stream().map(line -> new SettingRow(variant, part, line.name(), line.value()));
  }
}
