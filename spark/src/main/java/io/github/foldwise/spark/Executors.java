package io.github.foldwise.spark;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.journal.Reason;
import io.github.foldwise.trial.TrainerLostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaFutureAction;

/** Waits for the executors of a session, and asks the first one what it is. */
final class Executors {
  private static final long QUIET_MILLIS = 2_000; // since the last new one
  private static final long POLL_MILLIS = 100;

  private final Session session;
  private final Handshake handshake;
  private final Patience patience;
  private Facts facts; // null until first asked for

  Executors(Session session, Handshake handshake, Patience patience) {
    this.session = session;
    this.handshake = handshake;
    this.patience = patience;
  }

  /** Of the first executor that answers; refused if none does. */
  synchronized Facts facts() {
    if (facts == null) {
      Facts first;
      try {
        first = FactsJob.read(firstAnswer());
      } catch (TrainerLostException e) { // no trial has begun
        throw e.refusal();
      }
      RefusedException.throwIfAny(handshake.problems(first));
      facts = first;
    }
    return facts;
  }

  /** How many trials train at once; waits for the executors that come together with the first. */
  int slots() {
    facts();
    int slots = session.slots();
    long since = System.nanoTime();
    while (!session.isLocal()
        && System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS)) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Math.max(1, slots);
      }
      if (session.slots() != slots) {
        slots = session.slots();
        since = System.nanoTime();
      }
    }
    return Math.max(1, slots);
  }

  private byte[] firstAnswer() {
    patience.begin();
    while (true) {
      Optional<byte[]> answer = answer();
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  /** Empty if executors were lost meanwhile; refused if there is none that could answer. */
  private Optional<byte[]> answer() {
    JavaFutureAction<List<byte[]>> job =
        session.submit(new FactsJob(), "Foldwise asks for an executor");
    try {
      while (!job.isDone()) {
        if (patience.isOver() && isHopeless()) {
          throw refused(found("none in time"));
        }
        Thread.sleep(POLL_MILLIS); // it may still have to unpack TensorFlow
      }
      return Optional.of(job.get().get(0));
    } catch (ExecutionException e) {
      session.requireRunning();
      if (session.losses().number() == 0 || patience.isOver()) {
        throw refused(found(Reason.of(e.getCause())));
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused("an interrupt while waiting for one");
    } finally {
      job.cancel(true);
    }
  }

  /** None is there, or those that come end again. */
  private boolean isHopeless() {
    return session.slots() == 0 || session.losses().number() > 0;
  }

  /** Why executors ended says more than what came of it. */
  private String found(String otherwise) {
    Roster.Losses losses = session.losses();
    return losses.number() == 0 ? otherwise : losses.text();
  }

  private RefusedException refused(String found) {
    int cores = session.threads();
    return new RefusedException(
        Problem.of(
            "executors of " + session.master(),
            "one of Spark %s that runs Foldwise, with %s free and %s of memory"
                .formatted(
                    session.context().version(),
                    cores == 1 ? "a core" : cores + " cores",
                    Memory.heap(session.conf())),
            found,
            "See the master's page and the executors' logs. Ask for less by spark.executor.memory,"
                + " spark.executor.cores and --threads, or wait longer by %s; executors need all"
                    .formatted(Patience.SETTING)
                + " jars of Foldwise (--jars, or spark.executor.extraClassPath)."));
  }
}
