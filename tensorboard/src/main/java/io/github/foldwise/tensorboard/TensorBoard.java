package io.github.foldwise.tensorboard;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.RunListener;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.StepResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shows a run in TensorBoard while it goes on:
 *
 * <pre>{@code
 * Run.of(EXPERIMENT).in(folder).listener(TensorBoard.in(Path.of("logs"))).execute();
 * }</pre>
 *
 * and {@code tensorboard --logdir logs}. A resumed run continues the charts of the one before.
 *
 * <p>It changes nothing in the run directory. If its files cannot be written, it warns once and
 * writes no more; the run goes on. Follows one run at a time; safe for use by several threads.
 */
public final class TensorBoard implements RunListener {
  private static final int STEPS = 10;

  private final Path folder;
  private final int every;
  private final boolean histograms;
  private final boolean fresh;
  private final Consumer<Warning> warnings;
  private final Clock clock;
  private Optional<Board> board = Optional.empty();

  private TensorBoard(
      Path folder,
      int every,
      boolean histograms,
      boolean fresh,
      Consumer<Warning> warnings,
      Clock clock) {
    this.folder = folder;
    this.every = every;
    this.histograms = histograms;
    this.fresh = fresh;
    this.warnings = warnings;
    this.clock = clock;
  }

  /**
   * A log directory, made if it is missing, with every 10th step and without histograms. It is for
   * one experiment. Warnings go to the {@link System.Logger} {@code
   * io.github.foldwise.tensorboard}.
   */
  public static TensorBoard in(Path folder) {
    requireNonNull(folder, "the log directory of TensorBoard");
    return new TensorBoard(folder, STEPS, false, false, TensorBoard::log, Clock.systemUTC());
  }

  /** Loss, accuracy and learning rate of every n-th step, by default of every 10th. */
  @CheckReturnValue
  public TensorBoard everySteps(int number) {
    if (number < 1) {
      throw new RefusedException(
          Problem.of(
              "steps of TensorBoard",
              "at least 1",
              String.valueOf(number),
              "Write .everySteps(1) for every step."));
    }
    return new TensorBoard(folder, number, histograms, fresh, warnings, clock);
  }

  /** Also histograms of all weights after each epoch. */
  @CheckReturnValue
  public TensorBoard histograms() {
    return new TensorBoard(folder, every, true, fresh, warnings, clock);
  }

  /** Deletes the event files that earlier runs wrote of the same variants, first. */
  @CheckReturnValue
  public TensorBoard fresh() {
    return new TensorBoard(folder, every, histograms, true, warnings, clock);
  }

  /** Receives the warning, if there is one, instead of the logger. */
  @CheckReturnValue
  public TensorBoard warnings(Consumer<Warning> receiver) {
    requireNonNull(receiver, "the receiver of TensorBoard's warnings");
    return new TensorBoard(folder, every, histograms, fresh, receiver, clock);
  }

  /** The same at other times. */
  @CheckReturnValue
  TensorBoard at(Clock other) {
    return new TensorBoard(folder, every, histograms, fresh, warnings, other);
  }

  @Override
  public synchronized void opened(CheckedExperiment experiment) {
    board = Optional.of(new Board(experiment, folder, clock));
    tell(
        begun -> {
          if (fresh) {
            begun.clear();
          }
          begun.begin();
        });
  }

  @Override
  public synchronized void trialStarted(String variant, int repeat, int fold) {
    tell(writing -> writing.endTrial(variant, repeat, fold)); // it may be trained anew
  }

  @Override
  public synchronized void stepTaken(String variant, int repeat, int fold, StepResult step) {
    tell(writing -> writing.trial(variant, repeat, fold).step(step, every));
  }

  @Override
  public synchronized void epochEnded(String variant, int repeat, int fold, EpochEnd end) {
    tell(
        writing -> {
          TrialLog log = writing.trial(variant, repeat, fold);
          log.epoch(end.result());
          if (histograms) {
            log.weights(end.result().epoch(), end.weights());
          }
        });
  }

  @Override
  public synchronized void evaluated(TrialRow trial, Evaluation validation) {
    tell(writing -> writing.confusion(trial, validation.confusion()));
  }

  @Override
  public synchronized void trialFinished(TrialRow trial) {
    tell(writing -> writing.endTrial(trial.variant(), trial.repeat(), trial.fold()));
  }

  @Override
  public synchronized void reported(Path directory) {
    tell(writing -> writing.end(directory));
    board = Optional.empty();
  }

  /** The folder, such as {@code TensorBoard in logs}. */
  @Override
  public String toString() {
    return "TensorBoard in " + folder;
  }

  /** Something to be written. */
  @FunctionalInterface
  private interface Writing {
    void to(Board board) throws IOException;
  }

  /** A chart is not worth a run, whatever goes wrong with it. */
  private void tell(Writing writing) {
    if (board.isPresent()) {
      try {
        writing.to(board.get());
      } catch (IOException | RuntimeException | LinkageError | InternalError e) {
        giveUp(board.get(), e);
      }
    }
  }

  private void giveUp(Board given, Throwable thrown) {
    board = Optional.empty();
    try {
      given.close();
    } catch (IOException e) {
      thrown.addSuppressed(e);
    }
    warnings.accept(
        new Warning(
            "TensorBoard",
            "Its files in %s cannot be written (%s).".formatted(folder, reason(thrown)),
            "The run goes on without them; its results do not depend on them."));
  }

  /** {@code No space left on device}. */
  private static String reason(Throwable thrown) {
    boolean isPlain = thrown.getClass().equals(IOException.class) && thrown.getMessage() != null;
    return isPlain ? thrown.getMessage() : thrown.toString();
  }

  private static void log(Warning warning) {
    System.getLogger("io.github.foldwise.tensorboard")
        .log(System.Logger.Level.WARNING, warning.toString());
  }
}
