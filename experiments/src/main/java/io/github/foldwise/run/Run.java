package io.github.foldwise.run;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.guard.Names;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.run.engine.Runner;
import io.github.foldwise.run.machine.Workers;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.run.plan.Shard;
import io.github.foldwise.trial.Cluster;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrainerProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An experiment to be run, from any program:
 *
 * <pre>{@code
 * RunResult result = Run.of(EXPERIMENT).preset("quick").in(Path.of("runs/mine")).jobs(2).execute();
 * OptionalDouble difference = result.table("units").row("units=128").difference();
 * }</pre>
 *
 * Immutable: each word gives a copy.
 */
public final class Run {
  private final Experiment experiment;
  private Optional<String> preset = Optional.empty();
  private Optional<Path> directory = Optional.empty();
  private Optional<Integer> jobs = Optional.empty();
  private Optional<Integer> threads = Optional.empty();
  private Optional<String> device = Optional.empty();
  private Optional<Trainer> trainer = Optional.empty();
  private DataLocations data =
      new DataLocations(
          Optional.empty(),
          Optional.empty(),
          Path.of(System.getProperty("user.home"), ".cache", "foldwise"));
  private Optional<Path> cache = Optional.empty();
  private boolean fresh;
  private List<RunListener> listeners = List.of();
  private Optional<Acting> acting = Optional.empty();

  /** A listener that may act, and what it does in a few words. */
  private record Acting(String name, RunListener listener) {}

  private Run(Experiment experiment) {
    this.experiment = requireNonNull(experiment, "the experiment of a run");
  }

  /** A run of this experiment; it needs a folder, see {@link #in}. */
  @CheckReturnValue
  public static Run of(Experiment experiment) {
    return new Run(experiment);
  }

  /** Applies a preset of the experiment; unless named, the first if there is one. */
  @CheckReturnValue
  public Run preset(String name) {
    return changed(copy -> copy.preset = Optional.of(requireNonNull(name, "the preset of a run")));
  }

  /**
   * The run directory, created if missing. If it holds an earlier run of the same experiment, its
   * finished trials are kept and the others are trained.
   */
  @CheckReturnValue
  public Run in(Path folder) {
    return changed(
        copy -> copy.directory = Optional.of(requireNonNull(folder, "the folder of a run")));
  }

  /**
   * Trials trained in parallel; by default one per core, 2 on a GPU, or as many as a trainer on
   * other machines says. Changes no result.
   */
  @CheckReturnValue
  public Run jobs(int number) {
    return changed(copy -> copy.jobs = Optional.of(number));
  }

  /** Threads of each trial, by default 1. Another number changes results in their last digits. */
  @CheckReturnValue
  public Run threads(int number) {
    return changed(copy -> copy.threads = Optional.of(number));
  }

  /**
   * The device that trains, for a trainer that the run finds by itself: {@code auto} (the default),
   * {@code cpu}, {@code cuda} or {@code cuda:N}.
   */
  @CheckReturnValue
  public Run device(String request) {
    return changed(
        copy -> copy.device = Optional.of(requireNonNull(request, "the device of a run")));
  }

  /**
   * Trains with this trainer. Without it, the run finds the {@link TrainerProvider} on the class
   * path or module path: that of {@code foldwise-runtime}, TensorFlow.
   */
  @CheckReturnValue
  public Run with(Trainer given) {
    return changed(
        copy -> copy.trainer = Optional.of(requireNonNull(given, "the trainer of a run")));
  }

  /** The folder that holds the data set's files; not needed for data that a program provides. */
  @CheckReturnValue
  public Run data(Path folder) {
    requireNonNull(folder, "the data folder of a run");
    return changed(copy -> copy.data = data.asking(folder));
  }

  /** A folder of finished trials that several runs share. */
  @CheckReturnValue
  public Run cache(Path folder) {
    return changed(copy -> copy.cache = Optional.of(requireNonNull(folder, "the cache of a run")));
  }

  /** Deletes the files of an earlier run in the run directory first. */
  @CheckReturnValue
  public Run fresh() {
    return changed(copy -> copy.fresh = true);
  }

  /** Follows the run and may stop it, beside the listeners given before. */
  @CheckReturnValue
  public Run listener(RunListener given) {
    List<RunListener> all = new ArrayList<>(listeners);
    all.add(requireNonNull(given, "the listener of a run"));
    return changed(copy -> copy.listeners = List.copyOf(all));
  }

  /**
   * Lets a listener act on trials at the end of their epochs: end training and keep the model, or
   * set the learning rate. Its name says what it does, and is part of the run: trials of runs
   * without it, or with one of another name, are not reused; the report warns of it, and {@code
   * journal.jsonl} holds each act. A trial that was interrupted begins anew, so that the listener
   * sees each of its epochs.
   *
   * <p>The same name must mean the same acts, which depend on the epochs of the trial alone: trials
   * may be trained side by side.
   *
   * @param name such as {@code ends at 95 %}; change it if the listener does something else
   */
  @CheckReturnValue
  public Run acting(String name, RunListener given) {
    requireNonNull(name, "the name of an acting listener");
    requireNonNull(given, "the acting listener of a run");
    return changed(copy -> copy.acting = Optional.of(new Acting(name, given)));
  }

  /**
   * Trains the trials that the run directory does not hold yet, and writes its tables and report.
   * Returns when all have ended or the listener or an interrupt stops the run. A trial that fails
   * or diverges does not end the run: see {@link RunResult#trials()}.
   *
   * @throws RefusedException if the run, the experiment or its data is not valid, if the folder
   *     cannot be used, or if no trainer is found, with all problems found together; or if the
   *     listener threw, once the run has stopped
   */
  public RunResult execute() {
    return run(
        missing(
            directory, "run directory", "a folder", "Add .in(Path.of(\"runs/mine\")) to the run."),
        (runner, request) ->
            new RunResult(request.experiment(), runner.run(request), request.directory()));
  }

  /**
   * Trains one share of the trials and keeps their outcomes in the cache, which this needs instead
   * of a run directory. Processes on several machines can train a share each, without waiting for
   * one another. {@link #execute} of the same run with the same cache then assembles the run
   * directory: it trains only what the cache lacks.
   *
   * <p>A refit is left to {@link #execute}. So are trials that pruning decides about, unless the
   * shares are trained again once the trials that decide are in the cache.
   *
   * @param number from 1
   * @param of number of shares
   * @throws RefusedException as {@link #execute}
   */
  public ShardResult trainShard(int number, int of) {
    Shard shard = new Shard(number, of);
    refuseFreshShare(shard);
    return run(
        missing(
            cache,
            "cache",
            "a folder that all shares use",
            "Add .cache(Path.of(\"shared/cache\")) to the run."),
        (runner, request) -> new ShardResult(runner.train(request, shard)));
  }

  private void refuseFreshShare(Shard shard) {
    if (fresh) {
      throw new RefusedException(
          Problem.of(
              "fresh",
              "a run directory, which a shard has not",
              "shard " + shard,
              "Leave out .fresh(); to train all again, name another cache."));
    }
  }

  private static Optional<Problem> missing(
      Optional<Path> folder, String place, String expected, String remedy) {
    return folder.isPresent()
        ? Optional.empty()
        : Optional.of(Problem.of(place, expected, "none", remedy));
  }

  private <R> R run(Optional<Problem> missing, BiFunction<Runner, RunRequest, R> work) {
    refuseBad(missing);
    Optional<String> chosen = preset.or(() -> experiment.presets().stream().findFirst());
    Experiment declared = chosen.map(experiment::preset).orElse(experiment);
    FoundTrainer found =
        trainer.map(FoundTrainer::given).orElseGet(() -> FoundTrainer.find(device, threads()));
    CheckedExperiment checked = declared.check(declared.data().load(data));
    RunRequest request =
        new RunRequest(
            checked,
            chosen.orElse(""),
            call(chosen),
            directory.orElse(Path.of("")), // a shard has none
            fresh,
            jobs.orElseGet(() -> jobs(found.device())),
            threads(),
            found.device(),
            found.version(),
            cache,
            "",
            acting.map(Acting::name).orElse(""));
    List<RunListener> actors = acting.map(Acting::listener).stream().toList();
    SerialListener serial =
        new SerialListener(
            Stream.concat(listeners.stream(), actors.stream()).toList(), actors, checked);
    Runner runner = new Runner(found.trainer(), serial, serial::stopRequested);
    OptionalLong memory = found.memory();
    R result =
        work.apply(memory.isPresent() ? runner.inMemoryOf(memory.getAsLong()) : runner, request);
    serial.refuseThrown();
    return result;
  }

  private void refuseBad(Optional<Problem> missing) {
    List<Problem> problems = new ArrayList<>();
    preset
        .filter(name -> !experiment.presets().contains(name))
        .map(
            name ->
                Suggestions.unknown("preset of " + experiment.name(), name, experiment.presets()))
        .ifPresent(problems::add);
    missing.ifPresent(problems::add);
    acting.flatMap(given -> Names.ofListener(given.name())).ifPresent(problems::add);
    requireAtLeastOne(problems, "jobs", jobs.orElse(1));
    requireAtLeastOne(problems, "threads", threads());
    remote().ifPresent(elsewhere -> requireFitting(problems, elsewhere));
    if (device.isPresent() && trainer.isPresent()) {
      problems.add(
          Problem.of(
              "device",
              "none together with a trainer",
              "'" + device.get() + "'",
              "Leave out .device(…): the trainer given with .with(…) has a device."));
    }
    RefusedException.throwIfAny(problems);
  }

  private void requireFitting(List<Problem> problems, Cluster elsewhere) {
    if (jobs.isEmpty() && elsewhere.slots().isEmpty()) {
      problems.add(
          Problem.of(
              "jobs",
              "the number of trials that the cluster trains at once",
              "none",
              "Write .jobs(n), where n is the number of cores of all its executors."));
    }
    if (threads() != elsewhere.threads()) {
      problems.add(
          Problem.of(
              "threads",
              "%s, as the trainer has".formatted(elsewhere.threads()),
              String.valueOf(threads()),
              "Leave out .threads(…), or give the trainer as many."));
    }
  }

  private Optional<Cluster> remote() {
    return trainer.filter(Cluster.class::isInstance).map(Cluster.class::cast);
  }

  private int threads() {
    return threads.or(() -> remote().map(Cluster::threads)).orElse(1);
  }

  private int jobs(String chosenDevice) {
    return remote()
        .map(elsewhere -> elsewhere.slots().getAsInt())
        .orElseGet(() -> Workers.number(chosenDevice, threads()));
  }

  private static void requireAtLeastOne(List<Problem> problems, String word, int found) {
    if (found < 1) {
      problems.add(
          Problem.of(
              word,
              "at least 1",
              String.valueOf(found),
              "Write .%s(1), or leave it out.".formatted(word)));
    }
  }

  /** The call that repeats the run, without folders and number of jobs. */
  private String call(Optional<String> chosen) {
    return "Run.of(experiment)%s%s%s.in(directory).execute()"
        .formatted(
            chosen.map(".preset(\"%s\")"::formatted).orElse(""),
            acting.map(given -> ".acting(\"%s\", listener)".formatted(given.name())).orElse(""),
            threads() == 1 ? "" : ".threads(%s)".formatted(threads()));
  }

  private Run changed(Consumer<Run> change) {
    Run copy = new Run(experiment);
    copy.preset = preset;
    copy.directory = directory;
    copy.jobs = jobs;
    copy.threads = threads;
    copy.device = device;
    copy.trainer = trainer;
    copy.data = data;
    copy.cache = cache;
    copy.fresh = fresh;
    copy.listeners = listeners;
    copy.acting = acting;
    change.accept(copy);
    return copy;
  }

  /** The experiment and the folder, such as {@code garments in runs/mine}. */
  @Override
  public String toString() {
    return experiment.name() + directory.map(folder -> " in " + folder).orElse("");
  }
}
