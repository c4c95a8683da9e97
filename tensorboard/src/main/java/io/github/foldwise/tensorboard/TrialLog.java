package io.github.foldwise.tensorboard;

import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.StepResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.tensorflow.proto.Summary;

/**
 * One trial, as runs beside each other: {@code train}, {@code validation} and {@code test} by
 * epoch, with the same tags, so that a chart shows them together; and {@code steps} by step.
 */
final class TrialLog implements AutoCloseable {
  private final RunLog steps;
  private final RunLog train;
  private final RunLog validation;
  private final RunLog test;
  private OptionalLong firstStep = OptionalLong.empty();

  TrialLog(Path folder, Clock clock) {
    this.steps = new RunLog(folder.resolve("steps"), clock);
    this.train = new RunLog(folder.resolve("train"), clock);
    this.validation = new RunLog(folder.resolve("validation"), clock);
    this.test = new RunLog(folder.resolve("test"), clock);
  }

  /** Whether epochs of this trial were written, by this process or an earlier one. */
  boolean isWritten() throws IOException {
    return train.isWritten();
  }

  /** Every n-th step, and the first one: from there on, older files are withdrawn. */
  void step(StepResult step, int every) throws IOException {
    if (firstStep.isEmpty()) {
      firstStep = OptionalLong.of(step.step());
    }
    if (step.step() % every == 0 || step.step() == firstStep.getAsLong()) {
      steps.write(
          step.step(),
          Values.scalar("batch_loss", step.scores().loss()),
          Values.scalar("batch_accuracy", step.scores().accuracy()),
          Values.scalar("batch_learning_rate", step.learningRate()));
    }
  }

  void epoch(EpochResult epoch) throws IOException {
    List<Summary.Value> training = figures(epoch.training());
    training.add(Values.scalar("epoch_learning_rate", epoch.learningRate()));
    train.write(epoch.epoch(), training);
    if (epoch.validation().isPresent()) {
      validation.write(epoch.epoch(), figures(epoch.validation().get()));
    }
    if (epoch.test().isPresent()) {
      test.write(epoch.epoch(), figures(epoch.test().get()));
    }
  }

  /** A histogram of each weight. */
  void weights(int epoch, Map<String, float[]> weights) throws IOException {
    List<Summary.Value> histograms = new ArrayList<>();
    weights.forEach(
        (name, values) -> {
          Histogram histogram = Histogram.of(values);
          if (!histogram.bins().isEmpty()) {
            histograms.add(Values.histogram(name, histogram));
          }
        });
    if (!histograms.isEmpty()) {
      train.write(epoch, histograms);
    }
  }

  /** A picture of the confusion matrix on the rows that the fold holds out. */
  void confusion(int epochs, byte[] png) throws IOException {
    validation.write(epochs, Values.image("confusion_matrix", png));
  }

  @Override
  public void close() throws IOException {
    for (RunLog log : List.of(steps, train, validation, test)) {
      log.close();
    }
    firstStep = OptionalLong.empty();
  }

  /** The tags of Keras's callback. Without penalties, the loss is the data loss. */
  private static List<Summary.Value> figures(Scores scores) {
    List<Summary.Value> values = new ArrayList<>();
    values.add(Values.scalar("epoch_loss", scores.loss()));
    values.add(Values.scalar("epoch_accuracy", scores.accuracy()));
    if (scores.dataLoss() != scores.loss()) {
      values.add(Values.scalar("epoch_data_loss", scores.dataLoss()));
    }
    return values;
  }
}
