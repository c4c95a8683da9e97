package io.github.foldwise.spark;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkContext;

/**
 * Starts a session, in a thread of its own: the constructor of Spark's context waits for a master,
 * for minutes if none answers.
 */
final class SessionStart extends Thread {
  private static final long POLL_MILLIS = 100;

  private final Callable<SparkContext> constructor;
  private final CompletableFuture<SparkContext> session = new CompletableFuture<>();
  private volatile BooleanSupplier accepted; // null while the master has not been asked

  SessionStart(Callable<SparkContext> constructor) {
    super("foldwise-spark-start");
    this.constructor = constructor;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      session.complete(constructor.call());
    } catch (Throwable e) { // whoever waits gets it
      session.completeExceptionally(e);
    }
  }

  /**
   * Spark has started what needs no master, and asks it next. The plugin says so, in the thread of
   * the constructor.
   *
   * @param accepted whether the master has accepted the program
   */
  static void asksMaster(BooleanSupplier accepted) {
    if (currentThread() instanceof SessionStart start) {
      start.accepted = accepted;
    }
  }

  /** The session, however long it takes. */
  SparkContext await() throws ExecutionException, InterruptedException {
    return session.get();
  }

  /**
   * The session; empty if the master has not accepted the program in time. Once it has, a busy
   * machine may take as long as it likes for the rest.
   */
  Optional<SparkContext> await(Patience patience) throws ExecutionException, InterruptedException {
    while (!session.isDone()) {
      BooleanSupplier asked = accepted;
      if (asked != null) {
        patience.begin();
        if (patience.isOver() && !asked.getAsBoolean()) {
          return Optional.empty();
        }
      }
      sleep(POLL_MILLIS);
    }
    return Optional.of(session.get());
  }

  /** Nobody waits any more: a session that still comes is stopped. */
  void abandon() {
    var unused = session.thenAccept(SparkContext::stop);
  }
}
