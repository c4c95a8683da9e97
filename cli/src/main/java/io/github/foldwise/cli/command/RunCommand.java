package io.github.foldwise.cli.command;

import io.github.foldwise.cli.progress.BarProgress;
import io.github.foldwise.cli.progress.Display;
import io.github.foldwise.cli.progress.LineProgress;
import io.github.foldwise.cli.terminal.LastLine;
import io.github.foldwise.cli.terminal.StopSignals;
import io.github.foldwise.cli.text.Briefing;
import io.github.foldwise.cli.text.ChosenExperiment;
import io.github.foldwise.cli.text.ClosingText;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.run.engine.ProgressListener;
import io.github.foldwise.run.engine.RunSummary;
import io.github.foldwise.run.engine.Runner;
import io.github.foldwise.run.machine.Budget;
import io.github.foldwise.run.plan.RunRequest;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: trains the missing trials of an experiment, and reports. */
@Command(
    name = "run",
    description =
        "Runs an experiment: trains each variant on each fold, and writes tables, a report and"
            + " plots to the run directory. Trials that an earlier run of the same specification"
            + " finished there are not trained again.",
    footer = {
      "",
      "Examples:",
      "  mvn -q compile exec:java -Dexec.args=\"run fashion-mnist\"",
      "  mvn -q compile exec:java -Dexec.args=\"run fashion-mnist --preset full --data ~/fashion\"",
      "  mvn -q compile exec:java -Dexec.args=\"run --set epochs=1 --limit 2000 --out runs/small\"",
      "",
      "Exit codes: 0 done, 2 wrong usage or bad input, 3 some trials failed or diverged,",
      "130 Ctrl-C, 143 SIGTERM, 129 SIGHUP (finished trials are kept)."
    })
final class RunCommand implements Callable<Integer> {
  private final List<Experiment> experiments;
  private final Surroundings surroundings;

  @Mixin private ExperimentOptions options;

  @Mixin private TrainingOptions training;

  @Mixin private TensorBoardOptions tensorBoard;

  @Option(
      names = {"-q", "--quiet"},
      description =
          "Print only warnings, trials that went wrong, and where the report is: no plan, no"
              + " progress, no results.")
  private boolean quiet;

  RunCommand(List<Experiment> experiments, Surroundings surroundings) {
    this.experiments = experiments;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    training.refuseBad();
    tensorBoard.refuseBad(experiments);
    Optional<Budget> budget = options.budget();
    AskedExperiment meant = options.ask(experiments);
    Path directory = training.directory(meant.experiment().name(), meant.preset());
    OutputFolder.requireWritable("--out", directory);
    tensorBoard.requireWritable();
    surroundings.engine().prepare();
    // Loading TensorFlow or reaching a cluster takes as long as reading and checking the data.
    try (Engine engine = training.engine(surroundings.engine());
        Meanwhile<String> device =
            Meanwhile.find(() -> engine.device(training.device(), training.threads()))) {
      return run(meant.check(surroundings), budget, directory, engine, device.get());
    }
  }

  private int run(
      ChosenExperiment asked,
      Optional<Budget> budget,
      Path directory,
      Engine engine,
      String chosenDevice) {
    try (StopSignals stop = StopSignals.install(surroundings.err())) {
      Measurement measurement =
          new Measurement(asked, training, surroundings, engine, stop::requested);
      ChosenExperiment chosen = budget.map(measurement::within).orElse(asked);
      if (stop.requested()) {
        return stop.exitCode();
      }
      RunSummary summary = train(chosen, directory, engine, chosenDevice, stop);
      print(closing(new ClosingText(chosen.experiment(), summary, directory)));
      return stop.requested() ? stop.exitCode() : exitCode(summary);
    }
  }

  @SuppressWarnings("try") // the redirection only has to end
  private RunSummary train(
      ChosenExperiment chosen,
      Path directory,
      Engine engine,
      String chosenDevice,
      StopSignals stop) {
    try (LastLine.Redirection ofUserCode = surroundings.redirect();
        Display display = display(chosen, directory, stop)) {
      return train(chosen, directory, engine, chosenDevice, stop, display);
    }
  }

  /** Shows the plan once nothing can be refused any more. */
  private Display display(ChosenExperiment chosen, Path directory, StopSignals stop) {
    PrintStream err = surroundings.err();
    if (quiet) {
      return new Display(err, () -> {});
    }
    Runnable briefing =
        () -> {
          print(Briefing.of(chosen, surroundings.terminal().columnsOfResults()));
          tensorBoard
              .folder(directory)
              .ifPresent(logs -> err.println("To follow it: tensorboard --logdir " + logs));
        };
    Score score = chosen.experiment().protocol().score();
    return surroundings.terminal().isLive()
        ? new BarProgress(
            err, briefing, surroundings.lastLine(), surroundings.terminal(), stop::requested, score)
        : new LineProgress(err, briefing, score, System::nanoTime);
  }

  private String closing(ClosingText text) {
    return quiet ? text.brief() : text.whole(surroundings.terminal().columnsOfResults());
  }

  private void print(String text) {
    surroundings.out().print(text);
    surroundings.out().flush();
  }

  private RunSummary train(
      ChosenExperiment chosen,
      Path directory,
      Engine engine,
      String chosenDevice,
      StopSignals stop,
      Display display) {
    RunRequest request =
        new RunRequest(
            chosen.experiment(),
            chosen.preset(),
            command(chosen),
            directory,
            training.fresh(),
            training.jobs(engine, chosenDevice),
            training.threads(),
            chosenDevice,
            engine.version(),
            training.cache(),
            surroundings.mainClass());
    ProgressListener audience =
        tensorBoard
            .listener(directory, training.fresh(), display::warned)
            .<ProgressListener>map(board -> new Audience(display, board, chosen.experiment()))
            .orElse(display);
    Runner runner =
        new Runner(engine.trainer(chosenDevice, training.threads()), audience, stop::requested);
    OptionalLong ofDevice = engine.memory(chosenDevice, training.threads());
    return (ofDevice.isPresent() ? runner.inMemoryOf(ofDevice.getAsLong()) : runner).run(request);
  }

  private String command(ChosenExperiment chosen) {
    return "run " + chosen.arguments() + training.arguments();
  }

  private static int exitCode(RunSummary summary) {
    return summary.failed() + summary.diverged() > 0 ? ExitCode.TRIALS_FAILED : ExitCode.DONE;
  }
}
