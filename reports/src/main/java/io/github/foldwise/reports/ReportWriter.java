package io.github.foldwise.reports;

import io.github.foldwise.reports.figure.DrawnFigures;
import io.github.foldwise.reports.figure.Figure;
import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.figure.TablePlots;
import io.github.foldwise.reports.format.AtomicFile;
import io.github.foldwise.reports.latex.LatexReport;
import io.github.foldwise.reports.page.HtmlReport;
import io.github.foldwise.reports.page.OwnPictures;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.UnreadableRunException;
import io.github.foldwise.reports.statistics.SharedDiscrimination;
import io.github.foldwise.reports.text.Notes;
import io.github.foldwise.reports.text.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Writes {@code report.md}, {@code report.html}, {@code plots/} and {@code latex/} of a run. */
public final class ReportWriter {
  private ReportWriter() {}

  /** What was written. */
  private record Written(String markdown, Map<String, Figure> figures) {}

  /**
   * Reads the run directory and renders its report and plots; plots of an earlier report that have
   * nothing left to show are deleted.
   *
   * @param runDirectory the folder of a run
   * @throws UnreadableRunException if the folder is no run directory of Foldwise
   * @throws IOException if the report cannot be written
   */
  public static void write(Path runDirectory) throws IOException {
    RunDirectory directory = RunDirectory.at(runDirectory);
    write(directory, directory.read());
  }

  /**
   * Does the same, and writes the report as LaTeX: {@code latex/report.tex} and one file per table.
   * Tables of an earlier report are deleted.
   *
   * @param runDirectory the folder of a run
   * @throws UnreadableRunException if the folder is no run directory of Foldwise
   * @throws IOException if the report cannot be written
   */
  public static void writeWithLatex(Path runDirectory) throws IOException {
    RunDirectory directory = RunDirectory.at(runDirectory);
    RunRecords records = directory.read();
    Written report = write(directory, records);
    Map<String, String> files =
        LatexReport.render(report.markdown(), report.figures(), records.provenance().author());
    Files.createDirectories(directory.latex());
    try (DirectoryStream<Path> tables =
        Files.newDirectoryStream(directory.latex(), LatexReport.TABLES)) {
      for (Path table : tables) {
        Files.delete(table);
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      AtomicFile.write(directory.latex().resolve(file.getKey()), file.getValue());
    }
  }

  private static Written write(RunDirectory directory, RunRecords records) throws IOException {
    Notes notes = Notes.of(directory.notes());
    Files.createDirectories(directory.plots());
    SharedDiscrimination discrimination = new SharedDiscrimination(records);
    DrawnFigures plots = DrawnFigures.of(Figures.of(records, discrimination));
    Set<String> gone = new LinkedHashSet<>(Figures.NAMES);
    gone.addAll(TablePlots.shownBy(earlierReport(directory)));
    gone.removeAll(plots.figures().keySet());
    gone.removeAll(TablePlots.shownBy(notes.markdown())); // the author's own
    for (Map.Entry<String, byte[]> file : plots.files().entrySet()) {
      AtomicFile.write(directory.plots().resolve(file.getKey()), file.getValue());
    }
    for (String name : gone) {
      Files.deleteIfExists(plot(directory, name, "png"));
      Files.deleteIfExists(plot(directory, name, "svg"));
    }
    String report = Report.render(records, discrimination, plots.undrawn(), notes);
    AtomicFile.write(directory.report(), report);
    AtomicFile.write(
        directory.html(),
        HtmlReport.render(
            report, plots.figures(), plots.files(), OwnPictures.in(directory.folder())));
    return new Written(report, plots.figures());
  }

  /** Only the earlier report shows which plots of dropped tables are ours. */
  private static String earlierReport(RunDirectory directory) throws IOException {
    return Files.exists(directory.report())
        ? new String(Files.readAllBytes(directory.report()), StandardCharsets.UTF_8)
        : "";
  }

  private static Path plot(RunDirectory directory, String name, String type) {
    return directory.plots().resolve(name + "." + type);
  }
}
