package io.github.foldwise.reports.text;

import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SampleRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.statistics.ConfusionTable;
import io.github.foldwise.reports.statistics.ScoreInterval;
import java.util.List;

/** How well the baseline predicts each class, and which classes it confuses. */
final class ClassesSection {
  private static final int PAIRS = 10;

  private ClassesSection() {}

  static void write(Markdown out, RunRecords records) {
    List<TrialRow> done = records.doneTrialsOfTheBaseline();
    List<String> names = records.provenance().data().classes();
    ConfusionTable matrix = ConfusionTable.ofTheBaseline(records);
    if (matrix.total() > 0) {
      out.heading(2, "The classes under the baseline");
      out.paragraph(
          "Summed over the validation rows of %s: each row was predicted by a model that was not trained on it."
                  .formatted(Wording.count(done.size(), "trial", "trials"))
              + (matrix.total() > records.validatedRows()
                  ? " The %s different rows count once for each trial that predicted them."
                      .formatted(NumberText.grouped(records.validatedRows()))
                  : ""));
      ClassTable.write(out, matrix, names);
      writeScore(out, records, matrix);
      writePairs(out, matrix, names);
      writeExamples(out, records, names);
    }
  }

  /** Of all rows together; the mean over folds is another figure. */
  private static void writeScore(Markdown out, RunRecords records, ConfusionTable matrix) {
    Provenance provenance = records.provenance();
    if (provenance.hasOwnScore()) {
      ScoreInterval.of(
              provenance.score(),
              matrix,
              (double) Math.min(matrix.total(), records.validatedRows()))
          .ifPresent(
              interval ->
                  out.paragraph(
                      "The %s of all these rows together is %s, 95 %% interval %s (delta method), over the choice of rows. The mean over folds is another figure: the %s of a sum is not the mean of theirs."
                          .formatted(
                              provenance.score(),
                              Markdown.bold(NumberText.fixed(interval.score())),
                              Wording.interval(interval.low(), interval.high()),
                              provenance.score())));
    }
  }

  private static void writePairs(Markdown out, ConfusionTable matrix, List<String> names) {
    List<ConfusionTable.Pair> pairs = matrix.confusions();
    if (pairs.isEmpty()) {
      return;
    }
    out.heading(3, "Most confused pairs");
    out.table(
        "llrr",
        List.of("Class", "Taken for", "Rows", "Share of the class"),
        pairs.stream()
            .limit(PAIRS)
            .map(
                pair ->
                    List.of(
                        Markdown.escape(names.get(pair.trueLabel())),
                        Markdown.escape(names.get(pair.predicted())),
                        NumberText.grouped(pair.count()),
                        NumberText.fixed(matrix.shareOfClass(pair))))
            .toList());
  }

  private static void writeExamples(Markdown out, RunRecords records, List<String> names) {
    if (Figures.hasSamples(records, SampleRow.CONFUSED)) {
      out.paragraph(
          "Examples: above each image are its class, the predicted class and its probability.");
      out.image(
          "Images of the most confused pairs, each with its class, the predicted one and its"
              + " probability",
          Figures.path(Figures.CONFUSED));
      writeIds(out, records, SampleRow.CONFUSED, names);
    }
    if (Figures.hasSamples(records, SampleRow.WORST)) {
      out.heading(3, "Worst mistakes");
      out.paragraph(
          "The mistakes that the baseline was most confident of, the worst first. Some may be"
              + " labelling errors.");
      out.image(
          "The worst mistakes, each with its class, the predicted one and its probability",
          Figures.path(Figures.WORST));
      writeIds(out, records, SampleRow.WORST, names);
    }
  }

  /** In the order of the images, if the data names its rows. */
  private static void writeIds(
      Markdown out, RunRecords records, String purpose, List<String> names) {
    List<SampleRow> samples = Figures.samples(records, purpose);
    if (samples.stream().allMatch(sample -> sample.id().isEmpty())) {
      return;
    }
    out.paragraph("The same images, in this order:");
    out.table(
        "lllr",
        List.of("Image", "Class", "Taken for", "Probability"),
        samples.stream()
            .map(
                sample ->
                    List.of(
                        Markdown.escape(sample.id()),
                        Markdown.escape(names.get(sample.label())),
                        Markdown.escape(names.get(sample.predicted().orElseThrow())),
                        NumberText.fixed(sample.probability().orElseThrow())))
            .toList());
  }
}
