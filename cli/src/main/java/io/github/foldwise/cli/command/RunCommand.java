package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.cli.progress.BarProgress;
import io.github.foldwise.cli.progress.Display;
import io.github.foldwise.cli.progress.LineProgress;
import io.github.foldwise.cli.terminal.LastLine;
import io.github.foldwise.cli.terminal.StopSignals;
import io.github.foldwise.cli.text.Briefing;
import io.github.foldwise.cli.text.ChosenExperiment;
import io.github.foldwise.cli.text.ClosingText;
import io.github.foldwise.cli.text.ShardText;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.run.engine.ProgressListener;
import io.github.foldwise.run.engine.RunSummary;
import io.github.foldwise.run.engine.Runner;
import io.github.foldwise.run.engine.ShardSummary;
import io.github.foldwise.run.machine.Budget;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.run.plan.Shard;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
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
      "  foldwise run fashion-mnist",
      "  foldwise run fashion-mnist --preset full --data /data/fashion",
      "  foldwise run --set epochs=1 --limit 2000 --out runs/small",
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
    training.shard().ifPresent(shard -> refuseBeside(shard, budget.isPresent()));
    AskedExperiment meant = options.ask(experiments);
    Path directory = training.directory(meant.experiment().name(), meant.preset());
    if (training.shard().isEmpty()) {
      OutputFolder.requireWritable("--out", directory);
    }
    tensorBoard.requireWritable();
    surroundings.engine().prepare();
    // Loading TensorFlow or reaching a cluster takes as long as reading and checking the data.
    try (Engine engine = training.engine(surroundings.engine());
        Meanwhile<String> device =
            Meanwhile.find(() -> engine.device(training.device(), training.threads()))) {
      ChosenExperiment asked = meant.check(surroundings);
      // Trials will be named by the hash of the data.
      var unusedHash = CompletableFuture.supplyAsync(asked.experiment().data().training()::sha256);
      return run(asked, budget, directory, engine, device.get());
    }
  }

  private int run(
      ChosenExperiment asked,
      Optional<Budget> budget,
      Path directory,
      Engine engine,
      String chosenDevice) {
    try (StopSignals stop = StopSignals.install(surroundings.err(), late())) {
      Measurement measurement =
          new Measurement(asked, training, surroundings, engine, stop::requested);
      ChosenExperiment chosen = budget.map(measurement::within).orElse(asked);
      if (stop.requested()) {
        return stop.exitCode();
      }
      Job job = new Job(chosen, directory, engine, chosenDevice, stop);
      int exitCode = training.shard().map(shard -> train(job, shard)).orElseGet(() -> train(job));
      return stop.requested() ? stop.exitCode() : exitCode;
    }
  }

  /** What to say if the run takes too long to stop. */
  private String late() {
    return training.shard().isPresent()
        ? "Stopped: the same command trains the other trials of this shard."
        : "Stopped before the report was written: 'report DIR' renders it.";
  }

  /** What there is to train, and with what. */
  private record Job(
      ChosenExperiment chosen, Path directory, Engine engine, String device, StopSignals stop) {}

  private int train(Job job) {
    RunSummary summary = train(job, Runner::run);
    ClosingText text = new ClosingText(job.chosen.experiment(), summary, job.directory);
    print(quiet ? text.brief() : text.whole(surroundings.terminal().columnsOfResults()));
    return summary.failed() + summary.diverged() > 0 ? ExitCode.TRIALS_FAILED : ExitCode.DONE;
  }

  private int train(Job job, Shard shard) {
    ShardSummary summary = train(job, (runner, request) -> runner.train(request, shard));
    Score score = job.chosen.experiment().protocol().score();
    ShardText text = new ShardText(summary, score, training.cache().orElseThrow());
    print(quiet ? text.brief() : text.whole(surroundings.terminal().columnsOfResults()));
    return summary.wrong().isEmpty() ? ExitCode.DONE : ExitCode.TRIALS_FAILED;
  }

  @SuppressWarnings("try") // the redirection only has to end
  private <R> R train(Job job, BiFunction<Runner, RunRequest, R> work) {
    try (LastLine.Redirection ofUserCode = surroundings.redirect();
        Display display = display(job)) {
      RunRequest request = request(job);
      Runner runner =
          new Runner(
              job.engine.trainer(job.device, training.threads()),
              audience(job, display),
              job.stop::requested);
      OptionalLong memory = job.engine.memory(job.device, training.threads());
      return work.apply(
          memory.isPresent() ? runner.inMemoryOf(memory.getAsLong()) : runner, request);
    }
  }

  /** Shows the plan once nothing can be refused any more. */
  private Display display(Job job) {
    PrintStream err = surroundings.err();
    if (quiet) {
      return new Display(err, () -> {});
    }
    Runnable briefing =
        () -> {
          print(Briefing.of(job.chosen, surroundings.terminal().columnsOfResults()));
          tensorBoard
              .folder(job.directory)
              .ifPresent(logs -> err.println("To follow it: tensorboard --logdir " + logs));
        };
    Score score = job.chosen.experiment().protocol().score();
    return surroundings.terminal().isLive()
        ? new BarProgress(
            err,
            briefing,
            surroundings.lastLine(),
            surroundings.terminal(),
            job.stop::requested,
            score)
        : new LineProgress(err, briefing, score, System::nanoTime);
  }

  private void print(String text) {
    surroundings.out().print(text);
    surroundings.out().flush();
  }

  private RunRequest request(Job job) {
    return new RunRequest(
        job.chosen.experiment(),
        job.chosen.preset(),
        command(job.chosen),
        job.directory,
        training.fresh(),
        training.jobs(job.engine, job.device),
        training.threads(),
        job.device,
        job.engine.version(),
        training.cache(),
        surroundings.mainClass());
  }

  private ProgressListener audience(Job job, Display display) {
    return tensorBoard
        .listener(job.directory, training.fresh(), display::warned)
        .<ProgressListener>map(board -> new Audience(display, board, job.chosen.experiment()))
        .orElse(display);
  }

  private String command(ChosenExperiment chosen) {
    return "run " + chosen.arguments() + training.arguments();
  }

  /** Shards must agree on the plan, and write nothing but the cache. */
  private void refuseBeside(Shard shard, boolean hasBudget) {
    List<Problem> problems = new ArrayList<>();
    if (hasBudget) {
      problems.add(
          Problem.of(
              "--budget",
              "the same choice in all shards",
              ShardOption.NAME + " " + shard,
              "Give the --repeats or --first-folds that 'plan --budget' prints."));
    }
    if (tensorBoard.isAsked()) {
      problems.add(
          Problem.of(
              "--tensorboard",
              "a run that writes a run directory",
              ShardOption.NAME + " " + shard,
              "Leave it out."));
    }
    RefusedException.throwIfAny(problems);
  }
}
