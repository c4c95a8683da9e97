package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.ModelRow;
import io.github.foldwise.reports.records.RunRecords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The baseline's model, layer by layer. */
final class ModelSection {
  private ModelSection() {}

  static void write(Markdown out, RunRecords records) {
    List<ModelRow> baseline = layers(records, RunRecords.BASELINE);
    if (baseline.isEmpty()) {
      return;
    }
    out.heading(2, "Model");
    out.table("llr", List.of("Layer", "Output shape", "Parameters"), rows(baseline));
    long total = total(baseline);
    long trainable = baseline.stream().mapToLong(ModelRow::trainable).sum();
    out.paragraph(
        "Total parameters: %s. Trainable: %s. Non-trainable: %s."
            .formatted(
                Markdown.bold(NumberText.grouped(total)),
                NumberText.grouped(trainable),
                NumberText.grouped(total - trainable)));
    writeOthers(out, records, total);
  }

  private static List<List<String>> rows(List<ModelRow> layers) {
    return layers.stream()
        .map(
            row ->
                List.of(
                    Markdown.sentence(row.layer()),
                    Markdown.escape(row.outputShape()),
                    NumberText.grouped(row.parameters())))
        .toList();
  }

  private static void writeOthers(Markdown out, RunRecords records, long baselineTotal) {
    List<String> others = new ArrayList<>();
    for (String variant : records.model().stream().map(ModelRow::variant).distinct().toList()) {
      long total = total(layers(records, variant));
      if (total != baselineTotal) {
        others.add("%s %s".formatted(Markdown.escape(variant), NumberText.grouped(total)));
      }
    }
    if (!others.isEmpty()) {
      out.paragraph(
          "Variants with a different number of parameters: " + String.join(", ", others) + ".");
    }
  }

  private static long total(List<ModelRow> layers) {
    return layers.stream().mapToLong(ModelRow::parameters).sum();
  }

  private static List<ModelRow> layers(RunRecords records, String variant) {
    return records.model().stream()
        .filter(row -> row.variant().equals(variant))
        .sorted(Comparator.comparingInt(ModelRow::position))
        .toList();
  }
}
