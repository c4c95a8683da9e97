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
   */
  static Stream<SettingRow> of(CheckedVariant variant, ImageData data, List<String> classes) {
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
                        "%s, by name from sha256 %s"
                            .formatted(
                                weights.match(variant.model()).summary(),
                                weights.sha256().substring(0, SHOWN)))));
    return Stream.concat(
        rows(name, SettingRow.TRAINING, training),
        variant.model().layers().stream()
            .flatMap(CheckedLayer::withInner)
            .flatMap(layer -> rows(name, layer.name(), settings(layer))));
  }

  private static List<SettingLine> settings(CheckedLayer layer) {
    List<SettingLine> lines = new ArrayList<>(LayerSettings.of(layer.layer()));
    if (layer.frozen() && !layer.ownWeights().isEmpty()) {
      lines.add(new SettingLine("weights", "frozen"));
    }
    return lines;
  }

  private static Stream<SettingRow> rows(String variant, String part, List<SettingLine> lines) {
    return lines.stream().map(line -> new SettingRow(variant, part, line.name(), line.value()));
  }
}
