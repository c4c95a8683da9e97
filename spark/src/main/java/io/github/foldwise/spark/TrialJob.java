package io.github.foldwise.spark;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.training.GivenImages;
import io.github.foldwise.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * One training as the function of a Spark job with one task. Its fields are of types of the JDK and
 * of Spark. It returns {@link Ended} as bytes, whatever happens.
 */
final class TrialJob implements Function<Integer, byte[]> {
  private static final long serialVersionUID = 1;

  private final String version = Encoded.VERSION;
  private final String training;
  private final String name;
  private final byte[] task;
  private final ArrayList<ArrayList<Broadcast<byte[]>>>
      sent = // images, for tests, for validation, weights
      new ArrayList<>();
  private final int threads;
  private final String checkpoints; // folder that all can write to; empty without one

  TrialJob(
      String training,
      String name,
      TrialTask task,
      SentData data,
      int threads,
      String checkpoints) {
    this.training = training;
    this.name = name;
    this.task = TaskBytes.of(task);
    this.threads = threads;
    this.checkpoints = checkpoints;
    sent.add(new ArrayList<>(data.images(task.data())));
    sent.add(new ArrayList<>(task.test().map(data::images).orElse(List.of())));
    sent.add(new ArrayList<>(validation(task).map(data::images).orElse(List.of())));
    sent.add(new ArrayList<>(task.training().start().map(data::weights).orElse(List.of())));
  }

  /** Bytes of all images that a task needs. */
  static long imageBytes(TrialTask task) {
    return SentData.bytes(task.data())
        + task.test().map(SentData::bytes).orElse(0L)
        + validation(task).map(SentData::bytes).orElse(0L);
  }

  private static Optional<ImageData> validation(TrialTask task) {
    return task.training()
        .monitoring()
        .validation()
        .filter(GivenImages.class::isInstance)
        .map(GivenImages.class::cast)
        .flatMap(GivenImages::images);
  }

  @Override
  public byte[] call(Integer nothing) {
    return end().bytes();
  }

  /** Nothing is thrown: of an error Spark would end the executor, with all that trains in it. */
  private Ended end() {
    try {
      Optional<Problem> unfit = Workplace.unfit(version);
      return unfit.isPresent()
          ? Ended.unfit(List.of(unfit.get()))
          : new Attempt(this, Workplace.here(), TaskContext.get()).run();
    } catch (Throwable e) {
      return Ended.by(e);
    }
  }

  /** The task, with the data that this executor has received. */
  TrialTask task(ReceivedData data) {
    return TaskBytes.read(
        task,
        data.images(sent.get(0)),
        parts(1).map(data::images),
        parts(2).map(data::images),
        parts(3).map(data::weights));
  }

  private Optional<List<Broadcast<byte[]>>> parts(int index) {
    return sent.get(index).isEmpty() ? Optional.empty() : Optional.of(sent.get(index));
  }

  String training() {
    return training;
  }

  /** For people. */
  String name() {
    return name;
  }

  int threads() {
    return threads;
  }

  String checkpoints() {
    return checkpoints;
  }
}
