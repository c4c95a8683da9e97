package io.github.foldwise.run.engine;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.ReportWriter;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.run.journal.Event;
import io.github.foldwise.run.journal.Journal;
import io.github.foldwise.run.journal.OutcomeCache;
import io.github.foldwise.run.journal.RunFolder;
import io.github.foldwise.run.journal.RunHaltedException;
import io.github.foldwise.run.journal.RunState;
import io.github.foldwise.run.machine.Memory;
import io.github.foldwise.run.plan.Course;
import io.github.foldwise.run.plan.Plan;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.Refit;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.run.plan.Shard;
import io.github.foldwise.run.records.LiveTables;
import io.github.foldwise.run.records.Records;
import io.github.foldwise.run.records.ReportStep;
import io.github.foldwise.trial.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs experiments: trains the trials that the run directory does not hold yet, and writes its
 * tables and its report.
 *
 * <p>The journal holds all events; everything else is derived from it. The files are therefore the
 * same however often the run was stopped, and in whatever order its trials ended.
 */
public final class Runner {
  private static final Warning REFIT_AGAIN =
      new Warning(
          "another model",
          "best-model.foldwise is gone, or is not the file that the refit wrote.",
          "The best variant is trained again, and its model written there.");

  private final Trainer trainer;
  private final ProgressListener listener;
  private final BooleanSupplier stop;
  private final ReportStep report;
  private final Memory memory;

  /**
   * A runner of any number of experiments, one after the other.
   *
   * @param trainer trains several trials at once
   * @param listener receives the progress
   * @param stop asked often, from several threads: once true, no trial begins and those in training
   *     are cancelled
   */
  public Runner(Trainer trainer, ProgressListener listener, BooleanSupplier stop) {
    this(trainer, listener, stop, ReportWriter::write, Memory.of(trainer));
  }

  /**
   * The same for trials in the memory of a device with this many bytes, each with its own copy of
   * the data.
   */
  public Runner inMemoryOf(long bytes) {
    return new Runner(
        trainer, listener, stop, report, new Memory(() -> bytes, memory.need(), true));
  }

  public Runner(
      Trainer trainer,
      ProgressListener listener,
      BooleanSupplier stop,
      ReportStep report,
      Memory memory) {
    this.trainer = requireNonNull(trainer);
    this.listener = requireNonNull(listener);
    this.stop = requireNonNull(stop);
    this.report = report;
    this.memory = memory;
  }

  /**
   * Runs, or resumes an earlier run of the same command.
   *
   * @throws RefusedException if the directory cannot be written, is in use by another run, or holds
   *     something else
   */
  public RunSummary run(RunRequest request) {
    WarningSearch search = WarningSearch.in(request.experiment());
    Plan plan = Plan.of(request, trainer.kernels());
    Optional<OutcomeCache> cache = request.cache().map(OutcomeCache::in);
    RunFolder folder = RunFolder.at(request.directory());
    try (Journal journal =
        folder.open(plan.specification(), request.fresh(), listener::journalDamaged)) {
      listener.opened();
      folder.machine().ifPresent(this::warnOfAnother);
      Path directory = request.directory().toRealPath();
      RunState state = RunState.in(folder, journal, cache);
      Progression progression = new Progression(plan, request.experiment(), state);
      search.early().forEach(listener::warned);
      Records tables = Records.of(request, plan, trainer);
      Function<List<Warning>, RunRecords> records =
          warnings -> tables.after(progression.outcomes(), progression.testUsesBefore(), warnings);
      RunDirectory files = RunDirectory.at(directory);
      // Before training: a killed run can be recognised, a folder that cannot be written is
      // refused early, and the tables hold what an earlier run finished.
      files.write(records.apply(search.early()));
      state.append(
          new Event.RunStarted(
              plan.specification().family(), plan.fingerprint(), plan.trials().size()));
      try (LiveTables live = new LiveTables(() -> files.write(records.apply(search.all())))) {
        Consumer<Warning> late =
            warning -> {
              listener.warned(warning);
              live.due();
            };
        search.tellLate(late);
        try {
          train(request, progression, state, live);
        } finally {
          search.tellNow(late);
        }
      }
      return finish(files, progression, state, folder, records.apply(search.all()));
    } catch (RunHaltedException e) {
      throw e.refusal();
    } catch (IOException e) {
      throw folder.unwritable(e);
    }
  }

  private void warnOfAnother(RunFolder.Machine before) {
    if (!before.kernels().equals(trainer.kernels())) {
      listener.warned(
          new Warning(
              "other kernels",
              "The trials in this folder were computed with other kernels (%s) than this machine's (%s)."
                  .formatted(before.kernels(), trainer.kernels()),
              "These round differently, so all trials are trained again."));
      return;
    }
    List<String> features = trainer.processorFeatures();
    if (!before.features().isEmpty()
        && !features.isEmpty()
        && !before.features().equals(features)) {
      listener.warned(
          new Warning(
              "another kind of processor",
              "The trials in this folder were computed by a processor with %s, this one has %s."
                  .formatted(String.join(", ", before.features()), String.join(", ", features)),
              "TensorFlow may round differently on it: last digits of the trials that are left may"
                  + " differ. Another folder (--out or .in(…)) has all from one kind of"
                  + " processor."));
    }
  }

  private static Warning ofOtherShards(List<String> differences) {
    return new Warning(
        "other shards",
        "None of this run's trials is in the cache. It holds shards of this experiment with a difference: %s."
            .formatted(String.join(", ", differences)),
        "All trials are trained here. If those shards are meant, stop, and give the options that"
            + " they had.");
  }

  /**
   * Trains one share of the experiment, and puts its outcomes into the cache; writes nothing else.
   * Once all shares are there, {@link #run} assembles the run directory from the cache.
   *
   * @throws RefusedException if the request has no cache, or it cannot be written
   */
  public ShardSummary train(RunRequest request, Shard shard) {
    try {
      Plan plan = Plan.of(request, trainer.kernels());
      RunState state = RunState.in(OutcomeCache.in(request.cache().orElseThrow(Runner::noCache)));
      state.shardsOf(plan.specification());
      listener.opened();
      // What takes long to find, the last command tells.
      WarningSearch.in(request.experiment()).early().forEach(listener::warned);
      Tally tally = new Tally(trainer.costs(), listener);
      return new ShardRun(
              shard, new Progression(plan, request.experiment(), state), state, trainer.costs())
          .train(crew(request, state, tally, () -> {}), tally, listener);
    } catch (RunHaltedException e) {
      throw e.refusal();
    }
  }

  private static RefusedException noCache() {
    return new RefusedException(
        Problem.of(
            "shard",
            "a cache, which all shards share",
            "none",
            "Name one: --cache DIR or .cache(…)."));
  }

  private Crew crew(RunRequest request, RunState state, Tally tally, Runnable trialEnded) {
    return new Crew(request, trainer, memory, state, listener, tally, stop, trialEnded);
  }

  private void train(
      RunRequest request, Progression progression, RunState state, LiveTables tables) {
    Tally tally = new Tally(trainer.costs(), listener);
    Crew crew = crew(request, state, tally, tables::due);
    progression.restore();
    if (progression.isUntouched()) {
      progression.otherShards().map(Runner::ofOtherShards).ifPresent(listener::warned);
    }
    progression
        .refit()
        .map(Refit::trial)
        .filter(state::lacksModel)
        .ifPresent(refit -> listener.warned(REFIT_AGAIN));
    progression.report(tally, listener);
    for (List<PlannedTrial> round : progression.rounds()) {
      crew.train(progression.missing(round));
      tally.expect(progression.left());
    }
    progression.refit().ifPresent(refit -> train(refit, crew, state));
  }

  /** Trains it unless an earlier run did: the test set is used once. */
  private void train(Refit refit, Crew crew, RunState state) {
    if (!state.isFinal(refit.trial())) {
      crew.train(Course.of(List.of(refit.trial())));
      state.outcome(refit.trial()).flatMap(refit::row).ifPresent(listener::refitFinished);
    }
  }

  private RunSummary finish(
      RunDirectory files,
      Progression progression,
      RunState state,
      RunFolder folder,
      RunRecords records)
      throws IOException {
    boolean stopped = !progression.isOver();
    if (stopped) {
      state.append(new Event.RunStopped());
    } else {
      folder.checkpoints().clear(); // of courses that the experiment no longer has
    }
    if (records.supplements().refit().isEmpty()) {
      Files.deleteIfExists(files.bestModel()); // of an earlier version of the experiment
    }
    files.write(records);
    report.write(files.folder());
    listener.reported(files.folder());
    return progression.summary(stopped, records);
  }
}
