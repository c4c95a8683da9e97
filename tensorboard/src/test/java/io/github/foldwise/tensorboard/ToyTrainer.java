package io.github.foldwise.tensorboard;

import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.StepResult;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Trains nothing: four steps an epoch, whose figures follow from their numbers, and a model that
 * calls everything an ant.
 */
final class ToyTrainer implements Trainer {
  static final int STEPS = 4;

  @Override
  public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
    List<EpochResult> epochs = new ArrayList<>();
    from.ifPresent(checkpoint -> epochs.addAll(checkpoint.epochs()));
    while (epochs.size() < task.training().epochs()) {
      for (int i = 0; i < STEPS; i++) {
        long step = epochs.size() * (long) STEPS + i + 1;
        listener.stepDone(step(step));
        if (listener.stopRequested()) {
          throw new CancellationException();
        }
      }
      int epoch = epochs.size() + 1;
      epochs.add(
          new EpochResult(
              epoch,
              STEPS,
              1f / epoch,
              scores(epoch),
              Optional.of(scores(epoch + 1)),
              Optional.empty(),
              0.5));
      listener.epochEnded(new End(task, epochs));
    }
    return ended(task, epochs);
  }

  static StepResult step(long number) {
    return new StepResult(number, 2, 1f / number, scores(number));
  }

  /** A loss of 2/n, a penalty in it of 1/n, an accuracy of 1 − 1/n. */
  private static Scores scores(long n) {
    return new Scores(2f / n, 1f / n, 1f / n, 1 - 1f / n);
  }

  private static TrialResult ended(TrialTask task, List<EpochResult> epochs) {
    long[][] counts = new long[3][3];
    for (int row : task.validationRows().toArray()) {
      counts[task.data().label(row)][0]++;
    }
    return new TrialResult(
        false,
        "",
        epochs,
        Optional.of(Evaluation.of(scores(epochs.size() + 1), ConfusionMatrix.of(counts))),
        Optional.empty());
  }

  private record End(TrialTask task, List<EpochResult> epochs) implements EpochEnd {
    @Override
    public EpochResult result() {
      return epochs.get(epochs.size() - 1);
    }

    @Override
    public TrialResult asLast() {
      return ended(task, epochs);
    }

    @Override
    public Checkpoint checkpoint() {
      return Checkpoint.of(epochs, new byte[0]);
    }

    @Override
    public Map<String, float[]> weights() {
      return Map.of("conv_1/kernel", new float[] {1, 2, 2 + result().epoch()});
    }
  }
}
