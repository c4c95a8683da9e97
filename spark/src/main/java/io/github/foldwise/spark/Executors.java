package io.github.foldwise.spark;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.journal.Reason;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaFutureAction;

/** Waits for the executors of a session, and asks the first one what it is. */
final class Executors {
  private static final String WAIT = "spark.foldwise.wait"; // for the first one
  private static final String DEFAULT_WAIT = "50s";
  private static final int MOST_LOST = 4; // before one has answered
  private static final long QUIET_MILLIS = 2_000; // since the last new one
  private static final long POLL_MILLIS = 100;

  private final Session session;
  private final Roster roster;
  private final Handshake handshake;
  private Facts facts; // null until first asked for

  Executors(Session session, Roster roster, Handshake handshake) {
    this.session = session;
    this.roster = roster;
    this.handshake = handshake;
  }

  /** Of the first executor that answers; refused if none does. */
  synchronized Facts facts() {
    if (facts == null) {
      Facts first = FactsJob.read(firstAnswer());
      RefusedException.throwIfAny(handshake.problems(first));
      facts = first;
    }
    return facts;
  }

  /** How many trials train at once; waits for the executors that come together with the first. */
  int slots() {
    facts();
    int slots = roster.slots(session.threads());
    long since = System.nanoTime();
    while (!session.isLocal()
        && System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS)) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Math.max(1, slots);
      }
      if (roster.slots(session.threads()) != slots) {
        slots = roster.slots(session.threads());
        since = System.nanoTime();
      }
    }
    return Math.max(1, slots);
  }

  private byte[] firstAnswer() {
    JavaFutureAction<List<byte[]>> job =
        session.submit(new FactsJob(), "Foldwise asks for an executor");
    long since = System.nanoTime();
    long most = session.conf().getTimeAsSeconds(WAIT, DEFAULT_WAIT);
    try {
      while (!job.isDone()) {
        Roster.Losses losses = roster.losses();
        if (losses.number() >= MOST_LOST) {
          throw refused("%s that ended; the last: %s".formatted(losses.number(), losses.last()));
        }
        if (roster.slots(session.threads()) == 0
            && System.nanoTime() - since > TimeUnit.SECONDS.toNanos(most)) {
          throw refused("none within %s seconds".formatted(most));
        }
        Thread.sleep(POLL_MILLIS); // it may still have to unpack TensorFlow
      }
      return job.get().get(0);
    } catch (ExecutionException e) {
      throw refused(Reason.of(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused("an interrupt while waiting for one");
    } finally {
      job.cancel(true);
    }
  }

  private RefusedException refused(String found) {
    return new RefusedException(
        Problem.of(
            "executors of " + session.master(),
            "one with %s free cores and %s of memory, where Foldwise runs"
                .formatted(session.threads(), session.conf().get("spark.executor.memory", "1g")),
            found,
            "See the master's page and the executors' logs. Ask for less by spark.executor.memory,"
                + " spark.executor.cores and --threads, or wait longer by %s; executors need all"
                    .formatted(WAIT)
                + " jars of Foldwise (--jars, or spark.executor.extraClassPath)."));
  }
}
