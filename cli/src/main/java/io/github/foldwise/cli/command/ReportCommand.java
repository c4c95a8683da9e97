package io.github.foldwise.cli.command;

import io.github.foldwise.reports.ReportWriter;
import io.github.foldwise.reports.records.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: renders a run's report again. */
@Command(
    name = "report",
    description =
        "Renders report.md, report.html and the plots of a run directory again, using only its CSV"
            + " files and provenance.json.",
    footer = {
      "",
      "Examples:",
      "  foldwise report runs/fashion-mnist-quick",
      "  foldwise report runs/fashion-mnist-quick --format latex"
    })
final class ReportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The run directory.")
  private Path directory;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "html",
      description =
          "html (the default), or latex: also writes latex/report.tex, with each table in a file of"
              + " its own.")
  private String format;

  ReportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    OutputFormat chosen = OutputFormat.named(format, OutputFormat.HTML, OutputFormat.LATEX);
    RunDirectory run = RunDirectory.at(directory);
    if (chosen == OutputFormat.LATEX) {
      ReportWriter.writeWithLatex(directory);
    } else {
      ReportWriter.write(directory);
    }
    surroundings.out().println("Report: " + run.html());
    if (chosen == OutputFormat.LATEX) {
      surroundings.out().println("LaTeX: " + run.latex().resolve("report.tex"));
    }
    return ExitCode.DONE;
  }
}
