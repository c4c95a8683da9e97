package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.ModelRow;
import io.github.foldwise.reports.records.RunRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The baseline's model, layer by layer, and what the variants change in it. */
final class ModelSection {
  /** More variants are left to the CSV files. */
  private static final int MOST_OTHERS = 20;

  private ModelSection() {}

  static void write(Markdown out, RunRecords records) {
    Map<String, Layers> models = models(records);
    Layers baseline = models.get(RunRecords.BASELINE);
    if (baseline == null) {
      return;
    }
    Settings settings = Settings.of(records);
    out.heading(2, "Model");
    writeLayers(out, baseline, settings);
    out.paragraph(
        "Total parameters: %s. Trainable: %s. Non-trainable: %s."
            .formatted(
                Markdown.bold(NumberText.grouped(baseline.parameters())),
                NumberText.grouped(baseline.trainable()),
                NumberText.grouped(baseline.parameters() - baseline.trainable())));
    List<List<String>> others = new ArrayList<>();
    models.forEach(
        (variant, model) -> {
          String changed = model.changedFrom(baseline, settings);
          if (!changed.isEmpty() || model.parameters() != baseline.parameters()) {
            others.add(
                List.of(
                    Markdown.escape(variant),
                    changed.isEmpty() ? "–" : changed,
                    NumberText.grouped(model.parameters())));
          }
        });
    writeOthers(out, "model", List.of("Variant", "Different in the model", "Parameters"), others);
  }

  /** A table of what variants change; a sentence if they are too many. */
  static void writeOthers(
      Markdown out, String what, List<String> header, List<List<String>> others) {
    if (others.size() > MOST_OTHERS) {
      out.paragraph(
          "%s variants change the %s; `settings.csv` lists each.".formatted(others.size(), what));
    } else if (!others.isEmpty()) {
      out.table(header.size() == 2 ? "ll" : "llr", header, others);
    }
  }

  private static void writeLayers(Markdown out, Layers baseline, Settings settings) {
    boolean hasSettings = !settings.training().isEmpty();
    out.table(
        hasSettings ? "lllr" : "llr",
        hasSettings
            ? List.of("Layer", "Settings", "Output shape", "Parameters")
            : List.of("Layer", "Output shape", "Parameters"),
        baseline.rows().stream().map(row -> cells(row, settings, hasSettings)).toList());
  }

  private static List<String> cells(ModelRow row, Settings settings, boolean hasSettings) {
    List<String> cells = new ArrayList<>(List.of(Markdown.sentence(row.layer())));
    if (hasSettings) {
      cells.add(settings.ofLayer(row.variant(), Layers.name(row)));
    }
    cells.add(Markdown.escape(row.outputShape()));
    cells.add(NumberText.grouped(row.parameters()));
    return cells;
  }

  private static Map<String, Layers> models(RunRecords records) {
    Map<String, List<ModelRow>> rows = new LinkedHashMap<>();
    records
        .model()
        .forEach(row -> rows.computeIfAbsent(row.variant(), v -> new ArrayList<>()).add(row));
    Map<String, Layers> models = new LinkedHashMap<>();
    rows.forEach((variant, own) -> models.put(variant, Layers.of(own)));
    return models;
  }
}
