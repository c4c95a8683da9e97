package io.github.foldwise.run.journal;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.run.plan.Course;
import io.github.foldwise.run.plan.Outcome;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.Specification;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.SavableModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is known about a run's trials: from its events, its checkpoints, and its cache if any. */
public final class RunState {
  private final EventLog events;
  private final CheckpointFolder checkpoints;
  private final Optional<OutcomeCache> cache;
  private final Path model; // of the refit
  private final Function<IOException, RefusedException> unwritable;

  private RunState(
      EventLog events,
      CheckpointFolder checkpoints,
      Optional<OutcomeCache> cache,
      Path model,
      Function<IOException, RefusedException> unwritable) {
    this.events = events;
    this.checkpoints = checkpoints;
    this.cache = cache;
    this.model = model;
    this.unwritable = unwritable;
  }

  /** The state of a run whose directory is open, with its events. */
  public static RunState in(RunFolder folder, Journal journal, Optional<OutcomeCache> cache) {
    return new RunState(
        journal, folder.checkpoints(), cache, folder.bestModel(), folder::unwritable);
  }

  /** The state of a run without a directory: what it finishes is in the cache alone. */
  public static RunState in(OutcomeCache cache) {
    return new RunState(
        new MemoryLog(),
        cache.checkpoints(),
        Optional.of(cache),
        RunDirectory.at(cache.folder()).bestModel(),
        cache::unwritable);
  }

  /** How a trial ended in this run; empty if it has not. */
  public Optional<Outcome> outcome(PlannedTrial trial) {
    return events.outcome(trial.hash().trial());
  }

  /** Whether another training would give nothing new; a refit also needs its model. */
  public boolean isFinal(PlannedTrial trial) {
    return outcome(trial).filter(Outcome::isFinal).isPresent() && !lacksModel(trial);
  }

  /**
   * Whether this is a refit that is done, but whose model is gone, or another one is in its place.
   */
  public boolean lacksModel(PlannedTrial trial) {
    return trial.isRefit()
        && outcome(trial).filter(outcome -> outcome.status() == TrialStatus.DONE).isPresent()
        && !holdsModel(trial);
  }

  /** A journal of an older version does not say which model it is. */
  private boolean holdsModel(PlannedTrial trial) {
    Optional<String> saved = events.model(trial.hash().trial());
    try {
      return saved.isEmpty() ? Files.exists(model) : saved.get().equals(Fingerprint.of(model));
    } catch (IOException e) {
      return false;
    }
  }

  /** Evaluations of the test rows by this run and earlier ones in its directory. */
  public Set<Event.TestLooked> looks() {
    return events.looks();
  }

  /** Copies from the cache what this run lacks, and to the cache what only this run has. */
  public void restore(PlannedTrial trial) {
    cache.ifPresent(shared -> orHalt(() -> restore(trial, shared)));
  }

  private void restore(PlannedTrial trial, OutcomeCache shared) {
    String hash = trial.hash().trial();
    Optional<Outcome> known = outcome(trial).filter(Outcome::isFinal);
    if (known.isPresent()) {
      shared.putIfAbsent(new Event.TrialFinished(hash, trial.label(), known.get()), acts(trial));
    } else {
      shared
          .get(hash)
          .ifPresent(
              kept -> {
                kept.acts().forEach(this::acted);
                append(new Event.TrialRestored(hash, trial.label(), kept.outcome()));
              });
    }
  }

  private List<Event.ListenerActed> acts(PlannedTrial trial) {
    return events.acts(trial.hash().course());
  }

  /** Records what a listener did, once. */
  public void acted(Event.ListenerActed act) {
    if (!events.acts(act.trial()).contains(act)) {
      append(act);
    }
  }

  /** Notes in the cache that shards of a plan are trained. */
  public void shardsOf(Specification plan) {
    cache.ifPresent(shared -> orHalt(() -> shared.shardsOf(plan)));
  }

  /**
   * How shards in the cache differ from a plan; empty if some are of this plan, or there are none.
   */
  public Optional<List<String>> otherShards(Specification plan) {
    return cache.flatMap(shared -> shared.otherShards(plan));
  }

  /** Records how a trial ended; not in the cache for a refit, as the cache holds no models. */
  public void finished(PlannedTrial trial, Outcome outcome) {
    var event = new Event.TrialFinished(trial.hash().trial(), trial.label(), outcome);
    append(event);
    cache
        .filter(shared -> !trial.isRefit())
        .ifPresent(shared -> orHalt(() -> shared.put(event, acts(trial))));
  }

  /** Records why a trial did not end well. */
  public void failed(PlannedTrial trial, String reason) {
    append(new Event.TrialFailed(trial.hash().trial(), trial.label(), reason));
  }

  /** Records an event. Like all that writes, it halts the run if it cannot. */
  public void append(Event event) {
    orHalt(() -> events.append(event));
  }

  /** The checkpoint to continue a course from, if need be another run's; empty if it must begin. */
  public Optional<Checkpoint> checkpoint(Course course) {
    return checkpoints
        .get(course.hash())
        .or(() -> cache.flatMap(shared -> shared.checkpoints().get(course.hash())));
  }

  /** Keeps a checkpoint of a course. */
  public void keep(Course course, Checkpoint checkpoint) {
    orHalt(() -> checkpoints.put(course.hash(), checkpoint));
  }

  /** Keeps the model of the refit. */
  public void keep(PlannedTrial refit, SavableModel trained) {
    orHalt(
        () -> {
          trained.save(model);
          String sha256 = Fingerprint.of(model);
          events.append(new Event.ModelSaved(refit.hash().trial(), sha256));
        });
  }

  /** Removes the checkpoint of a course that has ended. */
  public void ended(Course course) {
    orHalt(() -> checkpoints.remove(course.hash()));
    cache.ifPresent(shared -> orHalt(() -> shared.checkpoints().remove(course.hash())));
  }

  private interface Write {
    void run() throws IOException;
  }

  private void orHalt(Write write) {
    try {
      write.run();
    } catch (RefusedException e) {
      throw new RunHaltedException(e);
    } catch (IOException e) {
      throw new RunHaltedException(unwritable.apply(e));
    }
  }
}
