package io.github.foldwise.reports.text;

import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SampleRow;
import java.util.List;

/** What the images look like. */
final class DataSection {
  /** With more classes than this, only their number is given. */
  private static final int NAMED = 20;

  private DataSection() {}

  static void write(Markdown out, RunRecords records) {
    if (Figures.hasSamples(records, SampleRow.CLASS_SAMPLE)) {
      out.heading(2, "Data");
      List<String> classes = records.provenance().data().classes();
      out.paragraph(
          classes.size() > NAMED
              ? NumberText.grouped(classes.size()) + " classes."
              : "The classes are %s."
                  .formatted(Wording.list(classes.stream().map(Markdown::escape).toList())));
      long shown = Figures.shownClasses(records);
      if (shown < classes.size()) {
        out.paragraph(
            "Images of the first %s of %s classes:"
                .formatted(shown, NumberText.grouped(classes.size())));
      }
      out.image("One random image of each class, with its name", Figures.path(Figures.SAMPLES));
    }
  }
}
