package io.github.foldwise.spark;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.journal.ResultText;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.FailedElsewhereException;
import io.github.foldwise.trial.OutOfMemoryException;
import io.github.foldwise.trial.StepResult;
import io.github.foldwise.trial.TrainerLostException;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One training at the driver, while it goes on in an executor.
 *
 * <p>Spark's thread of messages only queues here. The thread that waits for the result calls the
 * listener, and the task waits at the end of an epoch until the listener is through. However often
 * the task is lost and begun again, the listener is told of each step and each epoch once: what an
 * attempt repeats has the same bits.
 */
final class RemoteTraining {
  private static final int MOST_ATTEMPTS = 4; // without anything new
  private static final int MOST_TOGETHER = 2; // then it may be this training that ends executors
  private static final int TRAINED = Integer.MAX_VALUE; // the point behind the last epoch
  private static final long NOBODY = -1;
  private static final long POLL_MILLIS = 200;

  private final TrialListener listener;
  private final Handshake handshake;
  private final Consumer<Checkpoint> discard;
  private final Deque<Message> inbox = new ArrayDeque<>();
  private final Map<Integer, List<Reply>> acts = new HashMap<>(); // of the listener, by epoch
  private final Deque<Reply> repeated = new ArrayDeque<>(); // acts that the task has to repeat

  private Optional<Checkpoint> from;
  private Optional<Checkpoint> taken = Optional.empty(); // in the listener's present call
  private long steps; // that the listener knows

  private long holder = NOBODY; // the attempt that trains
  private int attempts; // since there was something new
  private boolean isNew;
  private int at; // the point at which the task is: an epoch, or TRAINED
  private int queued; // the last point that went to the inbox
  private int handled; // the point at which the listener is
  private int done; // the last point that the listener is through with
  private Reply order; // null without one
  private Reply sent; // the last order that the task got; null without one
  private byte[] answer; // null before it comes
  private Ended ended; // null until it has
  private boolean isOver;
  private TrainerLostException lost; // null unless nothing can be trained any more

  RemoteTraining(
      TrialListener listener,
      Optional<Checkpoint> from,
      Handshake handshake,
      Consumer<Checkpoint> discard) {
    this.listener = listener;
    this.from = from;
    this.handshake = handshake;
    this.discard = discard;
  }

  /** Answers a task, at once. */
  synchronized Reply receive(Message message) {
    if (message.kind() == Message.Kind.BEGIN) {
      return begun(message);
    }
    if (isOver || message.attempt() != holder) {
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
    if (isOver) {
      return Reply.STOP;
    }
    if (holder != NOBODY) {
      return Reply.WAIT; // one attempt at a time, even if Spark has started a copy
    }
    var problems = handshake.problems(Facts.of(message.body()));
    if (!problems.isEmpty()) {
      lost = new TrainerLostException(new RefusedException(problems));
      notifyAll();
      return Reply.STOP;
    }
    attempts = isNew ? 1 : attempts + 1;
    isNew = false;
    if (attempts > MOST_ATTEMPTS) {
      ended = lostTooOften();
      notifyAll();
      return Reply.STOP;
    }
    holder = message.attempt();
    repeated.clear();
    sent = null;
    return new Reply(Reply.Order.GO, new Start(attempts > MOST_TOGETHER, from).bytes());
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

  /** Trains; called once, by the thread that wants the result. */
  TrialResult result(SparkJobs jobs) {
    try {
      jobs.submit();
      while (true) {
        Optional<Message> message = nextMessage(jobs);
        if (message.isEmpty()) {
          return result();
        }
        deliver(message.get(), jobs);
      }
    } finally {
      over(jobs);
    }
  }

  private void over(SparkJobs jobs) {
    boolean going;
    synchronized (this) {
      isOver = true;
      going = ended == null;
    }
    if (going) {
      jobs.cancel();
    }
  }

  /** The next one, as soon as there is one; empty once the training has ended. */
  private Optional<Message> nextMessage(SparkJobs jobs) {
    watch(jobs);
    while (true) {
      synchronized (this) {
        await(() -> !inbox.isEmpty() || ended != null);
        if (!inbox.isEmpty()) {
          return Optional.of(inbox.remove());
        }
        if (ended != null) {
          return Optional.empty();
        }
      }
      watch(jobs);
    }
  }

  /** Lets the task do something at the point at which it waits; returns its answer. */
  byte[] order(Reply given, SparkJobs jobs) {
    synchronized (this) {
      order = given;
      answer = null;
    }
    while (true) {
      synchronized (this) {
        await(() -> answer != null || ended != null);
        if (answer != null) {
          return answer;
        }
        if (ended != null) {
          throw new FailedElsewhereException(ended.text());
        }
      }
      watch(jobs);
    }
  }

  /** Returns once it is so, or after a while. */
  private void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS);
    try {
      while (!condition.getAsBoolean() && lost == null && System.nanoTime() - end < 0) {
        wait(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled();
    }
  }

  private static CancellationException cancelled() {
    return new CancellationException("the training was asked to stop");
  }

  /** What ends the wait for a message or an answer. */
  private void watch(SparkJobs jobs) {
    if (Thread.currentThread().isInterrupted() || listener.stopRequested()) {
      throw cancelled();
    }
    synchronized (this) {
      if (lost != null) {
        throw lost;
      }
      if (ended != null) {
        return;
      }
    }
    Optional<SparkJobs.End> end = jobs.end();
    if (end.isPresent()) {
      jobEnded(end.get(), jobs);
    }
  }

  /** Spark's own repetitions have ended, or the task's last message did not arrive. */
  private synchronized void jobEnded(SparkJobs.End end, SparkJobs jobs) {
    if (ended != null) {
      return;
    }
    holder = NOBODY;
    if (end.value().filter(value -> value.kind() != Ended.Kind.STOPPED).isPresent()) {
      ended = end.value().get();
    } else if (++attempts > MOST_ATTEMPTS) {
      ended = new Ended(Ended.Kind.FAILED, end.reason(), List.of());
    } else {
      jobs.submit();
    }
  }

  private static Ended lostTooOften() {
    return new Ended(
        Ended.Kind.FAILED,
        "its executor was lost %s times while it trained; see the executors' logs, or raise spark.executor.memoryOverhead"
            .formatted(MOST_ATTEMPTS),
        List.of());
  }

  private void deliver(Message message, SparkJobs jobs) {
    switch (message.kind()) {
      case STEPS -> Steps.of(message.body()).forEach(this::stepDone);
      case EPOCH -> {
        EpochResult result =
            Encoded.read(
                message.body(),
                in -> {
                  in.readInt();
                  return ResultText.epoch(Encoded.text(in));
                });
        at(
            result.epoch(),
            () -> {
              RemoteEnd end = new RemoteEnd(result, order -> order(order, jobs), this::acted);
              listener.epochEnded(end);
              if (listener.endRequested()) {
                end.endTraining();
              }
            });
      }
      case TRAINED -> at(TRAINED, () -> listener.trained(file -> save(file, jobs)));
      default -> throw new IllegalStateException("not queued: " + message.kind());
    }
  }

  private void stepDone(StepResult step) {
    if (step.step() > steps) {
      steps = step.step();
      news();
      listener.stepDone(step);
    }
  }

  private synchronized void news() {
    isNew = true;
  }

  /** Lets the listener do something at a point of the training. */
  private void at(int point, Runnable call) {
    synchronized (this) {
      handled = point;
      isNew = true;
    }
    taken = Optional.empty();
    call.run();
    synchronized (this) {
      done = point;
      order = null;
      if (taken.isPresent()) {
        from.ifPresent(discard);
        from = taken;
      }
    }
  }

  /** The listener changed the training, or took a checkpoint of what it changed before. */
  private synchronized void acted(Reply act, byte[] answered) {
    switch (act.order()) {
      case RATE, END -> {
        acts.computeIfAbsent(handled, any -> new ArrayList<>()).add(act);
        taken = Optional.empty();
      }
      case CHECKPOINT -> taken = Optional.of(CheckpointBytes.read(answered));
      default -> {}
    }
  }

  private void save(Path file, SparkJobs jobs) {
    try {
      Files.write(file, order(new Reply(Reply.Order.MODEL), jobs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized TrialResult result() {
    return switch (ended.kind()) {
      case DONE -> {
        from.ifPresent(discard);
        yield ResultText.trial(ended.text());
      }
      case OUT_OF_MEMORY -> throw new OutOfMemoryException(ended.text(), null);
      case REFUSED -> throw new RefusedException(ended.problems());
      case UNFIT -> throw new TrainerLostException(new RefusedException(ended.problems()));
      case FAILED -> throw new FailedElsewhereException(ended.text());
      case STOPPED -> throw cancelled();
    };
  }
}
