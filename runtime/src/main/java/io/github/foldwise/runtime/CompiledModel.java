package io.github.foldwise.runtime;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trainer.TrialListener;
import io.github.foldwise.trainer.TrialResult;
import io.github.foldwise.trainer.TrialTask;
import io.github.foldwise.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model as a TensorFlow graph, ready to be trained. Holds native memory: close it. */
public final class CompiledModel implements AutoCloseable {
  private final CheckedModel model;
  private final Training training;
  private final Device device;
  private final int threads;
  private final ModelGraph graph;

  private CompiledModel(CheckedModel model, Training training, Device device, int threads) {
    this.model = model;
    this.training = training;
    this.device = device;
    this.threads = threads;
    this.graph = new ModelGraph(model, training, device);
  }

  /** For the CPU, with one thread: the same bits in every run on one kind of CPU. */
  public static CompiledModel compile(CheckedModel model, Training training) {
    return compile(model, training, Device.CPU, 1);
  }

  /**
   * For a device.
   *
   * @param threads that may work on one op, at least 1; sums depend on how many there are
   * @throws RefusedException where a number of the training is out of its range, or where it names
   *     a weight that the model has not
   */
  public static CompiledModel compile(
      CheckedModel model, Training training, Device device, int threads) {
    List<Problem> problems = new ArrayList<>(training.problems());
    problems.addAll(training.problemsWith(model));
    RefusedException.throwIfAny(problems);
    return new CompiledModel(model, training, device, threads);
  }

  /**
   * Trains on all rows.
   *
   * @param seed of initial weights, order and dropout
   */
  public TrainedModel train(ImageData data, long seed) {
    return train(
        new TrialTask(
            model, training, data, Rows.all(data.rows()), Rows.of(), Optional.empty(), seed),
        TrialListener.NONE);
  }

  /** Trains one trial and keeps its weights. */
  TrainedModel train(TrialTask task, TrialListener listener) {
    requireFits(task.data());
    task.test().ifPresent(this::requireFits);
    ImageChecks.requireRows("training", task.trainingRows().size());
    ModelSession session = new ModelSession(graph, device, threads);
    try {
      session.initialize(task.seed());
      TrialResult result = new TrainingLoop(session, task, listener).run();
      return new TrainedModel(model, training, session, result);
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  @Override
  public void close() {
    graph.close();
  }

  private void requireFits(ImageData images) {
    ImageChecks.requireShape(model, images);
    ImageChecks.requireLabels(model, images);
  }
}
