package io.github.foldwise.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.foldwise.studies.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The time of Foldwise's own process to its first training step, and its peak memory. */
final class ProcessFigures {
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
    final List<Double> firstStep = new ArrayList<>(); // from a trial's start to its end
    final List<Double> mebibytes = new ArrayList<>();

    void add(CommandLineRun run) {
      untilTrial.add(run.secondsToTrial());
      run.peakMebibytes().ifPresent(mebibytes::add);
    }
  }

  /** Markdown. */
  String run() throws IOException, InterruptedException, ContenderFailedException {
    Starts java = new Starts();
    Starts launched = new Starts();
    if (launcher.isPresent()) { // the first start makes the archive of the others
      CommandLineRun.of(place, launcher.get().commandLine(), data, 1);
      firstStep(launcher.get().commandLine());
    }
    for (int round = 1; round <= options.rounds(); round++) {
      System.err.printf("round %d: the command line's start and memory%n", round);
      measure(java, place.java(List.of(), Main.class), place.java(List.of(), FirstStep.class));
      if (launcher.isPresent()) {
        measure(launched, launcher.get().commandLine(), launcher.get().commandLine());
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
    process that starts in the same way and runs the same experiment through the library. Memory is the kernel's `VmHWM`
    after %s s of training; then SIGTERM stopped the process.
    """
        .formatted(options.memorySeconds());
  }

  private void measure(Starts starts, List<String> commandLine, List<String> probe)
      throws IOException, InterruptedException, ContenderFailedException {
    starts.firstStep.add(firstStep(probe));
    starts.add(CommandLineRun.of(place, commandLine, data, options.memorySeconds()));
  }

  /** The probe starts {@link FirstStep}; the launcher does if a variable names it. */
  private double firstStep(List<String> probe)
      throws IOException, InterruptedException, ContenderFailedException {
    List<String> command = new ArrayList<>(probe);
    command.addAll(
        List.of(
            "run", // as the command line, whose flags the launcher knows
            data.toString(),
            String.valueOf(place.cores()),
            place.work().resolve("first-step").toString()));
    Map<String, String> environment = new HashMap<>(Workplace.TENSORFLOW);
    environment.put("FOLDWISE_MAIN", FirstStep.class.getName());
    environment.put("JAVA_TOOL_OPTIONS", "-Xmx512m -Dorg.bytedeco.javacpp.maxphysicalbytes=0");
    Contender contender =
        new Contender("first-step", "first step", "", List.of(command), environment);
    JsonNode report = WorkerGroup.run(contender, place.logs()).reports().get(0);
    return (report.get("first_step_ms").asLong() - report.get("trial_started_ms").asLong()) / 1e3;
  }

  private static void add(MarkdownTable table, String way, Starts starts) {
    Figures start = new Figures(starts.untilTrial);
    Figures step = new Figures(starts.firstStep);
    add(table, way + ": to the first trial (`TrialStarted` in the journal), s", start);
    add(table, way + ": from a trial's start to the end of its first step, s", step);
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
