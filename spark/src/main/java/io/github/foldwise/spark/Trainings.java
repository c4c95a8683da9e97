package io.github.foldwise.spark;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * The trainings of a session at its driver. Spark makes the plugin, which receives the messages, so
 * a trainer can find it only by the session.
 */
final class Trainings extends SparkListener {
  private static final Map<SparkContext, Trainings> OF_SESSIONS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final Map<String, Attempts> byName = new ConcurrentHashMap<>();
  private final Roster roster = new Roster();

  private Trainings() {}

  /** A session begins. */
  static Trainings open(SparkContext session) {
    Trainings trainings = new Trainings();
    OF_SESSIONS.put(session, trainings);
    session.addSparkListener(trainings);
    session.addSparkListener(trainings.roster);
    return trainings;
  }

  /** Those of a session; empty if it began without the plugin. */
  static Optional<Trainings> of(SparkContext session) {
    return Optional.ofNullable(OF_SESSIONS.get(session));
  }

  void add(String name, Attempts attempts) {
    byName.put(name, attempts);
  }

  void remove(String name) {
    byName.remove(name);
  }

  /** Answers a task. */
  Reply receive(Message message) {
    Attempts attempts = byName.get(message.training());
    return attempts == null ? Reply.STOP : attempts.receive(message);
  }

  /** The executors of the session. */
  Roster roster() {
    return roster;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    long attempt = end.taskInfo().taskId();
    byName.values().forEach(attempts -> attempts.taskEnded(attempt));
  }
}
