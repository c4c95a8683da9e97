package io.github.foldwise.experiments;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiments.run.RunRequest;
import io.github.foldwise.experiments.run.RunSummary;
import io.github.foldwise.experiments.run.Runner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: trains what is missing of an experiment, and reports. */
@Command(
    name = "run",
    description =
        "Runs an experiment: trains each variant on each fold, and writes tables, report and plots"
            + " into the run directory. Trials that an earlier run of the same specification"
            + " finished there are not trained again.",
    footer = {
      "",
      "Examples:",
      "  mvn -q compile exec:java -Dexec.args=\"run fashion-mnist\"",
      "  mvn -q compile exec:java -Dexec.args=\"run fashion-mnist --preset full --data ~/fashion\"",
      "  mvn -q compile exec:java -Dexec.args=\"run --set epochs=1 --limit 2000 --out runs/small\"",
      "",
      "Exit code: 0 done, 2 wrong use or bad input, 3 some trials failed or diverged,",
      "130 after Ctrl-C and 143 after SIGTERM (finished trials are kept)."
    })
final class RunCommand implements Callable<Integer> {
  private final List<Experiment> experiments;
  private final Surroundings surroundings;

  @Mixin private ExperimentOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run directory; without it, runs/NAME.")
  private Optional<Path> out;

  @Option(
      names = "--fresh",
      description = "Delete what an earlier run wrote there, and train everything anew.")
  private boolean fresh;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Trials that train side by side; without it, one per core.")
  private Optional<Integer> jobs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads of each trial, 1 unless said otherwise.")
  private int threads;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "auto, cpu, cuda or cuda:N; auto takes the first CUDA device, else the CPU.")
  private String device;

  RunCommand(List<Experiment> experiments, Surroundings surroundings) {
    this.experiments = experiments;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    refuseLessThanOne();
    ChosenExperiment chosen = options.choose(experiments, surroundings);
    Path directory = out.orElseGet(() -> Path.of("runs", chosen.experiment().name()));
    OutputFolder.requireWritable(directory);
    String chosenDevice = surroundings.engine().device(device, threads); // TensorFlow loads here
    surroundings.out().print(Briefing.of(chosen.experiment()));
    surroundings.out().flush();
    try (StopOnShutdown stop = StopOnShutdown.install(surroundings.err())) {
      RunSummary summary = train(chosen, directory, chosenDevice, stop);
      surroundings.out().print(Outcome.of(chosen.experiment(), summary, directory));
      surroundings.out().flush();
      return exitCode(summary);
    }
  }

  private RunSummary train(
      ChosenExperiment chosen, Path directory, String chosenDevice, StopOnShutdown stop) {
    Engine engine = surroundings.engine();
    RunRequest request =
        new RunRequest(
            chosen.experiment(),
            chosen.preset(),
            command(chosen),
            directory,
            fresh,
            jobs.orElseGet(this::oneJobPerCore),
            threads,
            chosenDevice,
            engine.version());
    try (Progress progress = Progress.on(surroundings)) {
      return new Runner(engine.trainer(chosenDevice, threads), progress, stop::requested)
          .run(request);
    }
  }

  private void refuseLessThanOne() {
    List<Problem> problems =
        Stream.of(lessThanOne("--jobs", jobs.orElse(1)), lessThanOne("--threads", threads))
            .flatMap(Optional::stream)
            .toList();
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  private static Optional<Problem> lessThanOne(String option, int number) {
    return number >= 1
        ? Optional.empty()
        : Optional.of(
            Problem.of(option, "at least 1", String.valueOf(number), "Leave it out, or give 1."));
  }

  private String command(ChosenExperiment chosen) {
    return "run " + chosen.arguments() + (threads == 1 ? "" : " --threads " + threads);
  }

  private int oneJobPerCore() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
  }

  private static int exitCode(RunSummary summary) {
    if (summary.stopped()) {
      return ExitCode.STOPPED;
    }
    return summary.failed() + summary.diverged() > 0 ? ExitCode.TRIALS_FAILED : ExitCode.DONE;
  }
}
