package io.github.foldwise.experiments.run;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.reports.ReportWriter;
import io.github.foldwise.reports.RunDirectory;
import io.github.foldwise.reports.RunRecords;
import io.github.foldwise.trainer.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs experiments: trains the trials that the run directory does not hold yet, and writes its
 * tables and its report.
 *
 * <p>The journal holds all that happened; everything else is derived from it, so the files are the
 * same however often the run was stopped and whatever order its trials ended in.
 */
public final class Runner {
  private final Trainer trainer;
  private final RunListener listener;
  private final BooleanSupplier stop;
  private final ReportStep report;

  /**
   * A runner of any number of experiments, one after the other.
   *
   * @param trainer trains trials, several at once
   * @param listener told of the progress
   * @param stop asked often, from several threads: once true, no trial begins and those that train
   *     are cancelled
   */
  public Runner(Trainer trainer, RunListener listener, BooleanSupplier stop) {
    this(trainer, listener, stop, ReportWriter::write);
  }

  Runner(Trainer trainer, RunListener listener, BooleanSupplier stop, ReportStep report) {
    this.trainer = requireNonNull(trainer);
    this.listener = requireNonNull(listener);
    this.stop = requireNonNull(stop);
    this.report = report;
  }

  /**
   * Runs, or takes up where an earlier run of the same specification was stopped.
   *
   * @throws RefusedException where the directory cannot be written, is in use by another run, or
   *     holds something else
   */
  public RunSummary run(RunRequest request) {
    Plan plan = Plan.of(request);
    RunFolder folder = RunFolder.at(request.directory());
    try (Journal journal = folder.open(plan, request.fresh())) {
      Path directory = request.directory().toRealPath();
      Records records = Records.of(request, plan);
      // Before training: a run that is killed can be recognised, a folder that takes no files is
      // refused in time, and the tables hold what an earlier run finished.
      RunDirectory.at(directory).write(records.after(journal::outcome));
      journal.append(new Event.RunStarted(plan.fingerprint(), plan.trials().size()));
      try (LiveTables tables =
          new LiveTables(() -> RunDirectory.at(directory).write(records.after(journal::outcome)))) {
        train(request, plan, journal, tables);
      }
      return finish(directory, plan, journal, records.after(journal::outcome));
    } catch (IOException e) {
      throw folder.unwritable(e);
    }
  }

  private void train(RunRequest request, Plan plan, Journal journal, LiveTables tables) {
    List<PlannedTrial> missing =
        plan.trials().stream().filter(trial -> !isFinal(journal.outcome(trial.key()))).toList();
    listener.planned(
        plan.trials().size(),
        plan.trials().size() - missing.size(),
        missing.stream().mapToLong(PlannedTrial::rowsToTrain).sum());
    Schedule schedule = new Schedule(stop);
    List<Runnable> trials =
        missing.stream()
            .map(trial -> new TrialRun(trial, journal, listener, schedule::stopRequested))
            .<Runnable>map(
                trial ->
                    () -> {
                      trial.train(trainer, request.experiment());
                      tables.trialEnded();
                    })
            .toList();
    schedule.run(request.jobs(), trials);
  }

  private RunSummary finish(Path directory, Plan plan, Journal journal, RunRecords records)
      throws IOException {
    boolean stopped = records.trials().size() < plan.trials().size();
    if (stopped) {
      journal.append(new Event.RunStopped());
    }
    RunDirectory.at(directory).write(records);
    report.write(directory);
    return RunSummary.of(plan.trials().size(), stopped, records.trials());
  }

  private static boolean isFinal(Optional<Outcome> outcome) {
    return outcome.map(Outcome::isFinal).orElse(false);
  }
}
