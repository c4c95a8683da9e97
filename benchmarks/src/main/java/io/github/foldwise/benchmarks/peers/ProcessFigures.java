package io.github.foldwise.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The time of Foldwise's own process to its first training step, and its peak memory. */
final class ProcessFigures {
  private final Workplace place;
  private final Options options;
  private final Path data;
  private final List<Double> untilTrial = new ArrayList<>();
  private final List<Double> firstStep = new ArrayList<>();
  private final List<Double> library = new ArrayList<>();
  private final List<Double> mebibytes = new ArrayList<>();

  /** Measures the command line on the full data set in this folder. */
  ProcessFigures(Workplace place, Options options, Path data) {
    this.place = place;
    this.options = options;
    this.data = data;
  }

  /** Markdown. */
  String run() throws IOException, InterruptedException, ContenderFailedException {
    for (int round = 1; round <= options.rounds(); round++) {
      System.err.printf("round %d: the command line's start and memory%n", round);
      measureFirstStep();
      CommandLineRun run = CommandLineRun.of(place, data, options.memorySeconds());
      untilTrial.add(run.secondsToTrial());
      run.peakMebibytes().ifPresent(mebibytes::add);
    }
    MarkdownTable table = new MarkdownTable("figure", "#median", "#min–max");
    Figures start = new Figures(untilTrial);
    Figures step = new Figures(firstStep);
    add(table, "process start to the first trial (`TrialStarted` in the journal), s", start);
    add(table, "from there to the end of the first training step, s", step);
    table.add(
        "**time to the first training step, s**",
        String.format(Locale.ROOT, "**%.2f**", start.median() + step.median()),
        "");
    add(table, "the same in one process, through the library only, s", new Figures(library));
    if (!mebibytes.isEmpty()) {
      add(table, "**peak resident memory, MiB**", new Figures(mebibytes));
    }
    return "`%s`, without Maven, on all rows.%n%n%s%n%s"
        .formatted(CommandLineRun.command(place.cores()), table.text(), explanation());
  }

  private String explanation() {
    return ("The command line does not report steps: the time from the trial's start to the end of"
            + " its first step was measured in a process that runs the same experiment through"
            + " the library. Memory is the kernel's `VmHWM` after %s s of training; then SIGTERM"
            + " stopped the process.%n")
        .formatted(options.memorySeconds());
  }

  private void measureFirstStep()
      throws IOException, InterruptedException, ContenderFailedException {
    Contender probe =
        new Contender(
            "first-step",
            "first step",
            "",
            List.of(
                place.java(
                    List.of("-Xmx512m", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"),
                    FirstStep.class,
                    data.toString(),
                    String.valueOf(place.cores()),
                    place.work().resolve("first-step").toString())),
            Workplace.TENSORFLOW);
    long start = System.currentTimeMillis();
    JsonNode report = WorkerGroup.run(probe, place.logs()).reports().get(0);
    long step = report.get("first_step_ms").asLong();
    library.add((step - start) / 1e3);
    firstStep.add((step - report.get("trial_started_ms").asLong()) / 1e3);
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
