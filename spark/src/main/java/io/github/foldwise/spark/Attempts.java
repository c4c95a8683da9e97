package io.github.foldwise.spark;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.TrainerLostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The attempts at one training, as the driver knows them: which one trains, where it is, and what
 * it is told to do.
 *
 * <p>Spark's thread of messages gets an answer at once: what is for the listener is queued for the
 * thread that waits for the result. A task waits at the end of an epoch until the listener is
 * through.
 */
final class Attempts {
  /** The point behind the last epoch. */
  static final int TRAINED = Integer.MAX_VALUE;

  private static final int MOST = 4; // without anything new
  private static final int MOST_TOGETHER = 2; // then it may be this training that ends executors
  private static final long NOBODY = -1;
  private static final long POLL_MILLIS = 200;
  private static final String LOST = "ExecutorLostFailure"; // Spark's word, beside host and number

  private final Handshake handshake;
  private final Deque<Message> inbox = new ArrayDeque<>();
  private final Map<Integer, List<Reply>> acts = new HashMap<>(); // of the listener, by point
  private final Deque<Reply> repeated = new ArrayDeque<>(); // acts that the task has to repeat

  private Optional<Checkpoint> from;
  private long holder = NOBODY; // the attempt that trains
  private int count; // since there was something new
  private boolean isNew;
  private int at; // the point at which the task is: an epoch, or TRAINED
  private int queued; // the last point that went to the inbox
  private int handled; // the point at which the listener is
  private int done; // the last point that the listener is through with
  private Reply order; // null without one
  private Reply sent; // the last order that the task got; null without one
  private byte[] answer; // null before it comes
  private Ended ended; // null until it has
  private boolean isClosed;
  private TrainerLostException lost; // null unless nothing can be trained any more

  Attempts(Optional<Checkpoint> from, Handshake handshake) {
    this.from = from;
    this.handshake = handshake;
  }

  /** Answers a task, at once. */
  synchronized Reply receive(Message message) {
    if (message.kind() == Message.Kind.BEGIN) {
      return begun(message);
    }
    if (isClosed || message.attempt() != holder) {
      return Reply.STOP;
    }
    return switch (message.kind()) {
      case STEPS -> {
        queue(message);
        yield Reply.GO;
      }
      case EPOCH -> arrived(Encoded.read(message.body(), in -> in.readInt()), message);
      case TRAINED -> arrived(TRAINED, message);
      case NEXT -> next();
      case ANSWER -> answered(message.body());
      case ENDED -> {
        ended = Ended.of(message.body());
        notifyAll();
        yield Reply.GO;
      }
      case BEGIN -> throw new IllegalStateException("answered above");
    };
  }

  /** Spark says that a task has ended, in whatever way. */
  synchronized void taskEnded(long attempt) {
    if (attempt == holder) {
      holder = NOBODY;
    }
  }

  private Reply begun(Message message) {
    if (isClosed) {
      return Reply.STOP;
    }
    if (holder != NOBODY) {
      return Reply.WAIT; // one attempt at a time, even if Spark has started a copy
    }
    List<Problem> problems = handshake.problems(Facts.of(message.body()));
    if (!problems.isEmpty()) {
      lost = new TrainerLostException(new RefusedException(problems));
      notifyAll();
      return Reply.STOP;
    }
    count = isNew ? 1 : count + 1;
    isNew = false;
    if (count > MOST) {
      ended = lostTooOften();
      notifyAll();
      return Reply.STOP;
    }
    holder = message.attempt();
    repeated.clear();
    sent = null;
    return new Reply(Reply.Order.GO, new Start(count > MOST_TOGETHER, from).bytes());
  }

  private static Ended lostTooOften() {
    return new Ended(
        Ended.Kind.FAILED,
        "its executor was lost %s times while it trained; see the executors' logs, or raise spark.executor.memory and spark.executor.memoryOverhead"
            .formatted(MOST),
        List.of());
  }

  private void queue(Message message) {
    inbox.add(message);
    notifyAll();
  }

  private Reply arrived(int point, Message message) {
    at = point;
    repeated.addAll(acts.getOrDefault(point, List.of()));
    if (point > queued) {
      queued = point;
      queue(message);
    }
    return next();
  }

  private Reply answered(byte[] body) {
    if (order != null && order == sent) {
      order = null;
      answer = body;
      notifyAll();
    }
    return next();
  }

  private Reply next() {
    if (!repeated.isEmpty()) {
      sent = repeated.remove();
      return sent;
    }
    if (at <= done) {
      return Reply.GO;
    }
    sent = at == handled ? order : null;
    return sent == null ? Reply.WAIT : sent;
  }

  /** The next message for the listener; empty if none comes for a while. */
  synchronized Optional<Message> message() throws InterruptedException {
    await(() -> !inbox.isEmpty() || ended != null);
    return Optional.ofNullable(inbox.poll());
  }

  /** The answer to the last order; empty if none comes for a while. */
  synchronized Optional<byte[]> answer() throws InterruptedException {
    await(() -> answer != null || ended != null);
    return Optional.ofNullable(answer);
  }

  /** Returns once it is so, or after a while. */
  private void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS);
    while (!condition.getAsBoolean() && lost == null && System.nanoTime() - end < 0) {
      wait(POLL_MILLIS);
    }
  }

  /** How the training ended; empty until it has. */
  synchronized Optional<Ended> ended() {
    return Optional.ofNullable(ended);
  }

  /** The same once the listener was told everything. */
  synchronized Optional<Ended> result() {
    return inbox.isEmpty() ? ended() : Optional.empty();
  }

  /** Why nothing can be trained any more; empty as long as it can. */
  synchronized Optional<TrainerLostException> lost() {
    return Optional.ofNullable(lost);
  }

  /**
   * Spark's own repetitions have ended, or the task's last message did not arrive; returns whether
   * the training needs another job.
   */
  synchronized boolean jobEnded(SparkJobs.End end) {
    if (ended != null) {
      return false;
    }
    holder = NOBODY;
    if (end.value().filter(value -> value.kind() != Ended.Kind.STOPPED).isPresent()) {
      ended = end.value().get();
    } else if (++count > MOST) {
      ended =
          end.reason().contains(LOST)
              ? lostTooOften()
              : new Ended(Ended.Kind.FAILED, end.reason(), List.of());
    }
    return ended == null;
  }

  /** The listener heard something that it did not know. */
  synchronized void news() {
    isNew = true;
  }

  /** The listener begins with a point. */
  synchronized void handling(int point) {
    handled = point;
    isNew = true;
  }

  /** The task shall do something at the point that the listener handles. */
  synchronized void order(Reply given) {
    order = given;
    answer = null;
  }

  /** What it did has to be repeated by later attempts that come to this point. */
  synchronized void repeat(Reply act) {
    acts.computeIfAbsent(handled, any -> new ArrayList<>()).add(act);
  }

  /** The listener is through with its point; later attempts begin with the checkpoint. */
  synchronized void through(Optional<Checkpoint> checkpoint) {
    done = handled;
    order = null;
    from = checkpoint;
  }

  /** Nobody waits for the training any more; returns whether it may still go on. */
  synchronized boolean close() {
    isClosed = true;
    return ended == null;
  }
}
