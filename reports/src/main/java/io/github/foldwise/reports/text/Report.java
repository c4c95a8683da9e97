package io.github.foldwise.reports.text;

import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.SharedDiscrimination;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The report of a run as Markdown: a pure function of the run's records and the author's notes; it
 * ignores timings.
 */
public final class Report {
  private Report() {}

  private record Part(String name, BiConsumer<Markdown, RunRecords> writer) {
    Markdown write(RunRecords records, Map<String, String> undrawn) {
      Markdown out = new Markdown(undrawn);
      try {
        writer.accept(out, records);
        return out;
      } catch (RuntimeException | LinkageError | InternalError e) {
        Markdown reason = new Markdown(undrawn);
        reason.paragraph(
            Markdown.bold(name + ":"),
            "this part cannot be written from the run's tables (%s)."
                .formatted(Markdown.sentence(e.toString())));
        return reason;
      }
    }
  }

  /** The text of {@code report.md} without notes, if all its plots could be drawn. */
  public static String render(RunRecords records) {
    return render(records, Map.of(), Notes.NONE);
  }

  /** The text with the author's notes, and without some plots. */
  public static String render(RunRecords records, Map<String, String> undrawn, Notes notes) {
    return render(records, new SharedDiscrimination(records), undrawn, notes);
  }

  /**
   * The text of {@code report.md}. A part that cannot be written, or a plot that could not be
   * drawn, costs no other: the report says so in its place.
   *
   * @param discrimination of these records
   * @param undrawn why not, by the plot's path in the report
   * @param notes what the author adds
   */
  public static String render(
      RunRecords records,
      SharedDiscrimination discrimination,
      Map<String, String> undrawn,
      Notes notes) {
    Markdown out = new Markdown(undrawn);
    parts(discrimination, notes).parallelStream()
        .map(part -> part.write(records, undrawn))
        .toList()
        .forEach(out::add);
    return out.toString();
  }

  private static List<Part> parts(SharedDiscrimination discrimination, Notes notes) {
    return List.of(
        new Part("Results", ResultSection::write),
        new Part("Summary of findings", FindingsSection::write),
        new Part("The author's notes", (out, records) -> notes.writeNotes(out)),
        new Part("Warnings", WarningsSection::write),
        new Part("Names in the plots", PlotNamesSection::write),
        new Part("Data", DataSection::write),
        new Part("Model", ModelSection::write),
        new Part("Training", TrainingSection::write),
        new Part("Folds", FoldsSection::write),
        new Part("Classes", ClassesSection::write),
        new Part("Calibration", CalibrationSection::write),
        new Part(
            "ROC and precision–recall",
            (out, records) -> DiscriminationSection.write(out, records, discrimination.get())),
        new Part("Ablations", AblationsSection::write),
        new Part("Noise floor", NoiseSection::write),
        new Part("Published figures", PublishedSection::write),
        new Part("Selection within folds", NestedSection::write),
        new Part("Confusion matrix", ConfusionSection::write),
        new Part("Refit", RefitSection::write),
        new Part("Unfinished trials", UnfinishedSection::write),
        new Part("Test set", TestSetSection::write),
        new Part("Conclusion", (out, records) -> notes.writeConclusion(out)),
        new Part("Provenance", ProvenanceSection::write));
  }
}
