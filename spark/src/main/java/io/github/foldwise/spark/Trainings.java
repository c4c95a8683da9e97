package io.github.foldwise.spark;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * The trainings of a session at its driver, and the executors that it has. Spark makes the plugin,
 * which receives the messages, so a trainer can find it only by the session.
 */
final class Trainings extends SparkListener {
  private static final Map<SparkContext, Trainings> OF_SESSIONS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final Map<String, RemoteTraining> byName = new ConcurrentHashMap<>();
  private final Map<String, Integer> cores = new ConcurrentHashMap<>(); // by executor

  private Trainings() {}

  /** A session begins. */
  static Trainings open(SparkContext session) {
    Trainings trainings = new Trainings();
    OF_SESSIONS.put(session, trainings);
    session.addSparkListener(trainings);
    return trainings;
  }

  /** Those of a session; empty if it began without the plugin. */
  static Optional<Trainings> of(SparkContext session) {
    return Optional.ofNullable(OF_SESSIONS.get(session));
  }

  void add(String name, RemoteTraining training) {
    byName.put(name, training);
  }

  void remove(String name) {
    byName.remove(name);
  }

  /** Answers a task. */
  Reply receive(Message message) {
    RemoteTraining training = byName.get(message.training());
    return training == null ? Reply.STOP : training.receive(message);
  }

  /** Cores of all executors that Spark has now. */
  int cores() {
    return cores.values().stream().mapToInt(number -> number).sum();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    long attempt = end.taskInfo().taskId();
    byName.values().forEach(training -> training.taskEnded(attempt));
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded added) {
    cores.put(added.executorId(), added.executorInfo().totalCores());
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    cores.remove(removed.executorId());
  }
}
