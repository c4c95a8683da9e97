package io.github.foldwise.run.machine;

import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialCosts;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Takes time by its own clock: to start, for each row that it trains on and for each that it
 * evaluates. The first training of all takes a minute more. While trials are shared, the next
 * training of the same model starts in a tenth of the time.
 */
final class SlowTrainer implements Trainer {
  private static final double NANOS = 1e9;
  private static final Scores SCORES = new Scores(1, 1, 0, 0.5f);

  private final double start;
  private final double perRow;
  private final double perJudgedRow;
  private double now;
  private int trainings;
  private boolean shared;
  private Optional<CheckedModel> kept = Optional.empty();

  SlowTrainer(double start, double perRow, double perJudgedRow) {
    this.start = start;
    this.perRow = perRow;
    this.perJudgedRow = perJudgedRow;
  }

  long nanoTime() {
    return Math.round(now * NANOS);
  }

  int trainings() {
    return trainings;
  }

  @Override
  public Sharing share() {
    shared = true;
    return () -> {
      shared = false;
      kept = Optional.empty();
    };
  }

  @Override
  public TrialCosts costs() {
    return new FakeCosts();
  }

  @Override
  public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
    boolean restarts = kept.filter(task.model()::equals).isPresent();
    now += (restarts ? start / 10 : start) + (trainings == 0 ? 60 : 0);
    kept = Optional.of(task.model()).filter(model -> shared);
    trainings++;
    Rows rows = task.trainingRows();
    List<EpochResult> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= task.training().epochs(); epoch++) {
      double began = now;
      int batch = task.training().batch();
      for (int row = 0; row < rows.size(); row += batch) {
        int some = Math.min(batch, rows.size() - row);
        now += some * perRow;
        listener.stepDone(some);
        if (listener.stopRequested()) {
          throw new CancellationException();
        }
      }
      double learning = now - began;
      now += task.validationRows().size() * perJudgedRow;
      epochs.add(
          new EpochResult(epoch, 1, 0, SCORES, Optional.of(SCORES), Optional.empty(), learning));
      listener.epochDone(epochs.get(epochs.size() - 1));
    }
    return new TrialResult(false, "", epochs, Optional.empty(), Optional.empty());
  }
}
