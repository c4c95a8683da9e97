package io.github.foldwise.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.foldwise.studies.Main;
import java.io.IOException;
import java.nio.file.Files;
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
  private final Path launcher;
  private final Starts java = new Starts();
  private final Starts launched = new Starts();
  private final List<Double> firstStep = new ArrayList<>();
  private final List<Double> library = new ArrayList<>();

  /** Measures the command line on the full data set in this folder. */
  ProcessFigures(Workplace place, Options options, Path data) {
    this.place = place;
    this.options = options;
    this.data = data;
    this.launcher = place.benchmarks().resolve("../studies/target/foldwise/foldwise").normalize();
  }

  /** Starts in one way. */
  private static final class Starts {
    final List<Double> untilTrial = new ArrayList<>();
    final List<Double> mebibytes = new ArrayList<>();

    void add(CommandLineRun run) {
      untilTrial.add(run.secondsToTrial());
      run.peakMebibytes().ifPresent(mebibytes::add);
    }
  }

  /** Markdown. */
  String run() throws IOException, InterruptedException, ContenderFailedException {
    boolean packaged = Files.isExecutable(launcher);
    if (packaged) { // the first start makes the archive of the others
      CommandLineRun.of(place, List.of(launcher.toString()), data, 1);
    }
    for (int round = 1; round <= options.rounds(); round++) {
      System.err.printf("round %d: the command line's start and memory%n", round);
      measureFirstStep();
      java.add(
          CommandLineRun.of(
              place, place.java(List.of(), Main.class), data, options.memorySeconds()));
      if (packaged) {
        launched.add(
            CommandLineRun.of(place, List.of(launcher.toString()), data, options.memorySeconds()));
      }
    }
    MarkdownTable table = new MarkdownTable("figure", "#median", "#min–max");
    Figures step = new Figures(firstStep);
    add(table, "a trial's start to the end of its first step, s", step);
    add(table, "library: start of the process to the first step, s", new Figures(library));
    add(table, "`java -cp …`", java, step);
    if (packaged) {
      add(table, "launcher, second start", launched, step);
    }
    return "%s%n%n%s%n%s%s"
        .formatted(
            commands(packaged),
            table.text(),
            explanation(),
            packaged ? "" : Skipped.text(Map.of("launcher", "mvn -DskipTests package makes it")));
  }

  private String commands(boolean packaged) {
    String java = CommandLineRun.command("java -cp … " + Main.class.getName(), place.cores());
    return "`%s`%s, with `JAVA_TOOL_OPTIONS=-Xmx512m`, on all rows."
        .formatted(
            java,
            packaged
                ? " and `%s`".formatted(CommandLineRun.command("foldwise", place.cores()))
                : "");
  }

  private String explanation() {
    return """
    The command line does not report steps: the time from a trial's start to the end of its first step was measured in a
    process that runs the same experiment through the library. Memory is the kernel's `VmHWM` after %s s of training; then
    SIGTERM stopped the process.
    """
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

  private static void add(MarkdownTable table, String way, Starts starts, Figures step) {
    Figures start = new Figures(starts.untilTrial);
    add(table, way + ": to the first trial (`TrialStarted` in the journal), s", start);
    table.add(
        "**%s: to the first training step, s**".formatted(way),
        String.format(Locale.ROOT, "**%.2f**", start.median() + step.median()),
        "");
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
