package io.github.foldwise.spark;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.trial.TrainerLostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

/** A session of Spark, which does jobs of one task. */
final class Session {
  /** The setting for the threads of a task. */
  static final String CPUS = "spark.task.cpus";

  private final JavaSparkContext context;
  private final Roster roster;

  Session(JavaSparkContext context, Roster roster) {
    this.context = context;
    this.roster = roster;
  }

  JavaSparkContext context() {
    return context;
  }

  SparkConf conf() {
    return context.getConf();
  }

  /** Whether driver and executor are this process. */
  boolean isLocal() {
    return context.sc().isLocal();
  }

  /** Its address. */
  String master() {
    return context.master();
  }

  /** Threads of a task. */
  int threads() {
    return conf().getInt(CPUS, 1);
  }

  /** How many tasks its executors can do at once now. */
  int slots() {
    return roster.slots(threads());
  }

  /** The executors that it has lost. */
  Roster.Losses losses() {
    return roster.losses();
  }

  /** Begins a job; its description is for Spark's pages. */
  JavaFutureAction<List<byte[]>> submit(Function<Integer, byte[]> job, String description) {
    requireRunning();
    context.setJobDescription(description);
    try {
      return context.parallelize(new ArrayList<>(List.of(0)), 1).map(job).collectAsync();
    } catch (IllegalStateException e) { // the session ended just now
      requireRunning();
      throw e;
    } finally {
      context.setJobDescription(null);
    }
  }

  void requireRunning() {
    if (context.sc().isStopped()) {
      Roster.Losses losses = losses();
      String executors = losses.number() == 0 ? "" : ", and executors: " + losses.text();
      throw new TrainerLostException(new RefusedException(ended("one that has ended" + executors)));
    }
  }

  static Problem ended(String found) {
    return Problem.of(
        "Spark session",
        "one that runs",
        found,
        "See the master's log, and run the same again: finished trials are kept.");
  }
}
