package io.github.foldwise.reports.text;

import io.github.foldwise.reports.records.RunRecords;

/** The report of a run as Markdown: a pure function of the run's records; it ignores timings. */
public final class Report {
  private Report() {}

  /** The text of {@code report.md}. */
  public static String render(RunRecords records) {
    Markdown out = new Markdown();
    ResultSection.write(out, records);
    FindingsSection.write(out, records);
    WarningsSection.write(out, records);
    PlotNamesSection.write(out, records);
    DataSection.write(out, records);
    ModelSection.write(out, records);
    FoldsSection.write(out, records);
    ClassesSection.write(out, records);
    CalibrationSection.write(out, records);
    AblationsSection.write(out, records);
    NoiseSection.write(out, records);
    PublishedSection.write(out, records);
    NestedSection.write(out, records);
    ConfusionSection.write(out, records);
    RefitSection.write(out, records);
    UnfinishedSection.write(out, records);
    TestSetSection.write(out, records);
    ProvenanceSection.write(out, records);
    return out.toString();
  }
}
