package io.github.foldwise.cli.command;

import io.github.foldwise.reports.ReportWriter;
import io.github.foldwise.reports.records.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code report}: renders a run's report again. */
@Command(
    name = "report",
    description =
        "Renders report.md, report.html and the plots of a run directory again, using only its CSV"
            + " files and provenance.json.",
    footer = {
      "",
      "Example:",
      "  mvn -q compile exec:java -Dexec.args=\"report runs/fashion-mnist\""
    })
final class ReportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The run directory.")
  private Path directory;

  ReportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    ReportWriter.write(directory);
    surroundings.out().println("Report: " + RunDirectory.at(directory).html());
    return ExitCode.DONE;
  }
}
