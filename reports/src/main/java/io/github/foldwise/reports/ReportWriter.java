package io.github.foldwise.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes {@code report.md}, {@code report.html} and {@code plots/} of a run directory. */
public final class ReportWriter {
  private ReportWriter() {}

  /**
   * Reads the run directory and renders its report and plots anew; a plot of an earlier report that
   * no longer has anything to show is removed.
   *
   * @param runDirectory the folder of a run
   * @throws UnreadableRunException when the folder is not a run directory as Foldwise writes it
   * @throws IOException when the report cannot be written
   */
  public static void write(Path runDirectory) throws IOException {
    RunDirectory directory = RunDirectory.at(runDirectory);
    RunRecords records = directory.read();
    Files.createDirectories(directory.plots());
    Map<String, Figure> figures = Figures.of(records);
    for (String name : Figures.NAMES) {
      Path png = directory.plots().resolve(name + ".png");
      Path svg = directory.plots().resolve(name + ".svg");
      if (figures.containsKey(name)) {
        AtomicFile.write(png, FigureFile.png(figures.get(name)));
        AtomicFile.write(svg, FigureFile.svg(figures.get(name)));
      } else {
        Files.deleteIfExists(png);
        Files.deleteIfExists(svg);
      }
    }
    String report = Report.render(records);
    AtomicFile.write(directory.report(), report);
    AtomicFile.write(directory.html(), HtmlReport.render(report, figures));
  }
}
