package io.github.foldwise.benchmarks.peers;

import io.github.foldwise.studies.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The time of Foldwise's own process to its first training step, and its peak memory. */
final class ProcessFigures {
  private static final String HEAP = "-Xmx512m";

  /** As the launcher's script says of the main class that ships. */
  private static final String NO_SEARCH = " -Dorg.bytedeco.javacpp.findLibraries=false";

  private final Workplace place;
  private final Options options;
  private final Path data;
  private final Optional<Launcher> launcher;

  /** Measures the command line on the full data set in this folder. */
  ProcessFigures(Workplace place, Options options, Path data) throws IOException {
    this.place = place;
    this.options = options;
    this.data = data;
    this.launcher = Launcher.of(place);
  }

  /** Starts in one way. */
  private static final class Starts {
    final List<Double> untilTrial = new ArrayList<>();
    final List<Double> untilStep = new ArrayList<>();
    final List<Double> mebibytes = new ArrayList<>();

    void add(CommandLineRun run) {
      untilTrial.add(run.secondsToTrial());
      untilStep.add(run.secondsToStep());
      run.peakMebibytes().ifPresent(mebibytes::add);
    }
  }

  /** Markdown. */
  String run() throws IOException, InterruptedException, ContenderFailedException {
    Starts java = new Starts();
    Starts launched = new Starts();
    if (launcher.isPresent()) { // the first start makes the archive of the others
      launched(launcher.get(), 1);
    }
    for (int round = 1; round <= options.rounds(); round++) {
      System.err.printf("round %d: the command line's start and memory%n", round);
      java.add(
          CommandLineRun.of(
              place, place.java(List.of(), FirstStep.class), HEAP, data, options.memorySeconds()));
      if (launcher.isPresent()) {
        launched.add(launched(launcher.get(), options.memorySeconds()));
      }
    }
    MarkdownTable table = new MarkdownTable("figure", "#median", "#min–max");
    add(table, "`java -cp …`", java);
    if (launcher.isPresent()) {
      add(table, "launcher, second start", launched);
    }
    return "%s%n%n%s%n%s%s"
        .formatted(
            commands(launcher.isPresent()),
            table.text(),
            explanation(),
            launcher.isPresent()
                ? ""
                : Skipped.text(Map.of("launcher", "mvn -DskipTests package makes it")));
  }

  private CommandLineRun launched(Launcher launcher, int seconds)
      throws IOException, InterruptedException, ContenderFailedException {
    return CommandLineRun.of(place, launcher.commandLine(), HEAP + NO_SEARCH, data, seconds);
  }

  private String commands(boolean packaged) {
    String java = CommandLineRun.command("java -cp … " + Main.class.getName(), place.cores());
    return "`%s`%s, with `JAVA_TOOL_OPTIONS=%s`, on all rows."
        .formatted(
            java,
            packaged
                ? " and `%s`".formatted(CommandLineRun.command("foldwise", place.cores()))
                : "",
            HEAP);
  }

  private String explanation() {
    return """
    Times count from the start of the process. A main class of the benchmark calls the command line, and makes a file at
    the end of the first training step. Memory is the kernel's `VmHWM` after %s s of training; then SIGTERM stopped the process.
    """
        .formatted(options.memorySeconds());
  }

  private static void add(MarkdownTable table, String way, Starts starts) {
    add(
        table,
        way + ": to the first trial (`TrialStarted` in the journal), s",
        new Figures(starts.untilTrial));
    add(
        table,
        "**%s: to the end of the first training step, s**".formatted(way),
        new Figures(starts.untilStep));
    if (!starts.mebibytes.isEmpty()) {
      add(table, "**%s: peak resident memory, MiB**".formatted(way), new Figures(starts.mebibytes));
    }
  }

  private static void add(MarkdownTable table, String figure, Figures figures) {
    table.add(
        figure,
        String.format(Locale.ROOT, "%.2f", figures.median()),
        String.format(Locale.ROOT, "%.2f–%.2f", figures.min(), figures.max()));
  }

  /** The text for this part if it cannot be measured. */
  static String skipped(String reason) {
    return Skipped.text(Map.of("start and memory", reason));
  }
}
