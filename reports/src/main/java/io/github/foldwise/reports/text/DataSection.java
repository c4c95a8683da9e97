package io.github.foldwise.reports.text;

import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SampleRow;

/** What the images look like. */
final class DataSection {
  private DataSection() {}

  static void write(Markdown out, RunRecords records) {
    if (Figures.hasSamples(records, SampleRow.CLASS_SAMPLE)) {
      out.heading(2, "Data");
      out.paragraph("One random image of each class.");
      out.image("One random image of each class, with its name", Figures.path(Figures.SAMPLES));
    }
  }
}
