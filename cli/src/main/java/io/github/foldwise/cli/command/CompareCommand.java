package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.cli.text.ComparisonLines;
import io.github.foldwise.reports.ComparisonWriter;
import io.github.foldwise.reports.comparison.RunChoice;
import io.github.foldwise.reports.comparison.RunComparison;
import io.github.foldwise.reports.format.AtomicFile;
import io.github.foldwise.run.journal.Reason;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: compares runs in several directories. */
@Command(
    name = "compare",
    description = {
      "Compares the baselines and the best variants of runs, or the variants that you name, with"
          + " the first of them. If data and folds agree, trials are paired by fold and tested;"
          + " otherwise a note says why not. Reads only CSV files and provenance.json."
    },
    footer = {
      "",
      "Examples:",
      "  foldwise compare runs/garments runs/garments-wide",
      "  foldwise compare runs/a:baseline runs/b:units=256 --format latex --out table.tex"
    })
final class CompareCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "DIR[:VARIANT]",
      arity = "1..*",
      description = "A run directory, or one variant of it.")
  private List<String> runs;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (the default), csv, markdown or latex.")
  private String format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write, instead of standard output.")
  private Optional<Path> out;

  CompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    OutputFormat chosen =
        OutputFormat.named(
            format, OutputFormat.TEXT, OutputFormat.CSV, OutputFormat.MARKDOWN, OutputFormat.LATEX);
    requireDifferentRuns();
    RunComparison comparison = RunComparison.of(runs.stream().map(CompareCommand::choice).toList());
    String text = text(comparison, chosen);
    if (out.isPresent()) {
      write(text, out.get());
      surroundings.out().println("Comparison: " + out.get());
    } else {
      surroundings.out().print(text);
    }
    return ExitCode.DONE;
  }

  private static void write(String text, Path file) {
    try {
      AtomicFile.write(file, text);
    } catch (IOException e) {
      throw new RefusedException(
          Problem.of(
              "--out " + file,
              "a file that can be written",
              Reason.of(e, e instanceof FileSystemException system ? system.getFile() : ""),
              "Choose another file, in a folder that exists."));
    }
  }

  private void requireDifferentRuns() {
    if (runs.size() < 2) {
      throw new RefusedException(
          Problem.of(
              "arguments of 'compare'",
              "at least two runs",
              "'%s' alone".formatted(runs.get(0)),
              "Name another run directory, or two variants: DIR:VARIANT DIR:VARIANT."));
    }
    List<Problem> problems = new ArrayList<>();
    Set<RunChoice> seen = new HashSet<>();
    for (String run : runs) {
      RunChoice choice = choice(run);
      if (!seen.add(new RunChoice(real(choice.directory()), choice.variant()))) {
        problems.add(
            Problem.of(
                "arguments of 'compare'",
                "each run once",
                "'%s' a second time".formatted(run),
                "Leave it out, or name one of its variants: DIR:VARIANT."));
      }
    }
    RefusedException.throwIfAny(problems);
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      return directory; // reading it says what is wrong
    }
  }

  /** The variant follows the first colon after which there is such a folder. */
  private static RunChoice choice(String run) {
    if (Files.isDirectory(Path.of(run))) {
      return new RunChoice(Path.of(run), Optional.empty());
    }
    for (int colon = run.indexOf(':'); colon >= 0; colon = run.indexOf(':', colon + 1)) {
      Path directory = Path.of(run.substring(0, colon));
      if (colon > 0 && Files.isDirectory(directory)) {
        return new RunChoice(directory, Optional.of(run.substring(colon + 1)));
      }
    }
    return new RunChoice(Path.of(run), Optional.empty());
  }

  private String text(RunComparison comparison, OutputFormat format) {
    return switch (format) {
      case CSV -> ComparisonWriter.csv(comparison);
      case MARKDOWN -> ComparisonWriter.markdown(comparison);
      case LATEX -> ComparisonWriter.latex(comparison);
      default -> ComparisonLines.of(comparison, surroundings.terminal().columnsOfResults());
    };
  }
}
