package io.github.foldwise.run.machine;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.run.plan.EpochRows;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Monitoring;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrainerLostException;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialTask;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A few short epochs of a variant on some of its rows, to measure their speed. The first epoch, in
 * which the engine still warms up, counts as the start.
 */
final class SpeedTrial implements TrialListener {
  private static final double NANOS = 1e9;
  private static final int STEPS = 8;
  private static final int LEAST_ROWS = 256;

  /** The longest wait for a very slow model. */
  private static final double MOST_SECONDS_OF_START = 20;

  private final TrialTask task;
  private final int evaluatedRows;
  private final LongSupplier nanoTime;
  private final double seconds;
  private final BooleanSupplier stop;

  private long began;
  private long firstStep;
  private long lastStep;
  private long rowsBehindFirstStep;
  private int steps;
  private int epochs;
  private long firstEpochEnded;
  private double firstLearning; // seconds of the steps of the first epoch
  private long lastEpochEnded;
  private double learning; // seconds of the steps of all later epochs

  /** A trial that trains so many epochs, but ends so many seconds after its first one. */
  SpeedTrial(
      CheckedExperiment experiment,
      CheckedVariant variant,
      LongSupplier nanoTime,
      int epochs,
      double seconds,
      BooleanSupplier stop) {
    this.task = task(experiment, variant, epochs);
    this.evaluatedRows =
        EpochRows.evaluated(task.training(), task.trainingRows(), task.validationRows());
    this.nanoTime = nanoTime;
    this.seconds = seconds;
    this.stop = stop;
  }

  /** The measured speed; empty if it could not be measured. */
  Optional<Speed> measure(Trainer trainer) {
    began = nanoTime.getAsLong();
    try {
      trainer.train(task, this);
    } catch (TrainerLostException e) { // nor could it train anything else
      throw e.refusal();
    } catch (CancellationException e) {
      // this trial itself asked for its end
    } catch (RuntimeException e) {
      return Optional.empty(); // in a run it would fail too, and stop nothing else
    }
    return epochs > 0 ? Optional.of(byEpochs()) : bySteps();
  }

  /** Seconds to the end of the first epoch, with the start; empty if it did not end. */
  Optional<Double> firstEpoch() {
    return epochs > 0 ? Optional.of((firstEpochEnded - began) / NANOS) : Optional.empty();
  }

  /** Mean seconds of the epochs after the first; empty if none ended. */
  Optional<Double> laterEpoch() {
    return epochs > 1
        ? Optional.of((lastEpochEnded - firstEpochEnded) / NANOS / (epochs - 1))
        : Optional.empty();
  }

  @Override
  public void stepDone(int rows) {
    lastStep = nanoTime.getAsLong();
    if (steps == 0) {
      firstStep = lastStep;
    } else {
      rowsBehindFirstStep += rows;
    }
    steps++;
  }

  @Override
  public void epochDone(EpochResult result) {
    lastEpochEnded = nanoTime.getAsLong();
    if (epochs == 0) {
      firstEpochEnded = lastEpochEnded;
      firstLearning = result.seconds();
    } else {
      learning += result.seconds();
    }
    epochs++;
  }

  @Override
  public boolean stopRequested() {
    long now = nanoTime.getAsLong();
    return stop.getAsBoolean()
        || (epochs > 1 && now - firstEpochEnded >= seconds * NANOS)
        || now - began >= (seconds + MOST_SECONDS_OF_START) * NANOS;
  }

  private Speed byEpochs() {
    int trainedRows = EpochRows.trained(task.training(), task.trainingRows());
    if (laterEpoch().isEmpty()) {
      double evaluating = Math.max(0, (firstEpochEnded - lastStep) / NANOS);
      return new Speed(0, firstLearning / trainedRows, evaluating / Math.max(1, evaluatedRows));
    }
    double later = laterEpoch().get();
    double first = firstEpoch().get();
    double perRow = learning / (epochs - 1) / trainedRows;
    double evaluating = Math.max(0, later - learning / (epochs - 1));
    return new Speed(Math.max(0, first - later), perRow, evaluating / Math.max(1, evaluatedRows));
  }

  /** Evaluation takes about a third of the operations of training. */
  private Optional<Speed> bySteps() {
    if (rowsBehindFirstStep == 0) {
      return Optional.empty();
    }
    double perRow = (lastStep - firstStep) / NANOS / rowsBehindFirstStep;
    return Optional.of(new Speed((firstStep - began) / NANOS, perRow, perRow / 3));
  }

  private static TrialTask task(CheckedExperiment experiment, CheckedVariant variant, int epochs) {
    Fold fold = variant.folds().get(0);
    ImageData data = experiment.data().training();
    return new TrialTask(
        variant.model(),
        onFold(variant.training()).epochs(epochs),
        data,
        first(fold.training(), Math.max(LEAST_ROWS, STEPS * variant.training().batch())),
        first(fold.validation(), Math.max(LEAST_ROWS, 4 * variant.training().evaluationBatch())),
        Optional.empty(),
        experiment.seed());
  }

  /** Validates on the fold: a share of the first rows might leave a class nothing to train on. */
  private static Training onFold(Training training) {
    Monitoring monitoring = training.monitoring();
    return new Training(
        training.optimizer(),
        training.objective(),
        training.passes(),
        training.augmentation(),
        new Monitoring(Optional.empty(), monitoring.earlyStopping(), monitoring.reduceOnPlateau()),
        training.precision(),
        training.start());
  }

  private static Rows first(Rows rows, int number) {
    int[] all = rows.toArray();
    return Rows.of(Arrays.copyOf(all, Math.min(all.length, number)));
  }
}
