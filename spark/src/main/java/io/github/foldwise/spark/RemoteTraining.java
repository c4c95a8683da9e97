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
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * One training at the driver, while it goes on in an executor: waits for its result and calls its
 * listener meanwhile. However often the task is lost and begun again, the listener is told of each
 * step and each epoch once: what an attempt repeats has the same bits.
 */
final class RemoteTraining {
  private final SparkJobs jobs;
  private final TrialListener listener;
  private final Consumer<Checkpoint> discard;
  private final Attempts attempts;

  private Optional<Checkpoint> from;
  private Optional<Checkpoint> taken = Optional.empty(); // in the listener's present call
  private long steps; // that the listener knows

  RemoteTraining(
      SparkJobs jobs,
      TrialListener listener,
      Optional<Checkpoint> from,
      Handshake handshake,
      Consumer<Checkpoint> discard) {
    this.jobs = jobs;
    this.listener = listener;
    this.from = from;
    this.discard = discard;
    this.attempts = new Attempts(from, handshake);
  }

  Attempts attempts() {
    return attempts;
  }

  /** Trains; called once, by the thread that wants the result. */
  TrialResult result() {
    try {
      jobs.submit();
      while (true) {
        watch();
        Optional<Message> message = attempts.message();
        message.ifPresent(this::deliver);
        Optional<Ended> ended = message.isPresent() ? Optional.empty() : attempts.result();
        if (ended.isPresent()) {
          return result(ended.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled();
    } finally {
      if (attempts.close()) {
        jobs.cancel();
      }
    }
  }

  private static CancellationException cancelled() {
    return new CancellationException("the training was asked to stop");
  }

  /** What ends the wait for a message or an answer. */
  private void watch() {
    if (Thread.currentThread().isInterrupted() || listener.stopRequested()) {
      throw cancelled();
    }
    attempts
        .lost()
        .ifPresent(
            lost -> {
              throw lost;
            });
    if (attempts.ended().isEmpty()) {
      Optional<SparkJobs.End> end = jobs.end();
      if (end.isPresent() && attempts.jobEnded(end.get())) {
        jobs.submit();
      }
    }
  }

  private void deliver(Message message) {
    switch (message.kind()) {
      case STEPS -> Steps.of(message.body()).forEach(this::stepDone);
      case EPOCH -> epochEnded(message.body());
      case TRAINED -> at(Attempts.TRAINED, () -> listener.trained(this::save));
      default -> throw new IllegalStateException("not queued: " + message.kind());
    }
  }

  private void stepDone(StepResult step) {
    if (step.step() > steps) {
      steps = step.step();
      attempts.news();
      listener.stepDone(step);
    }
  }

  private void epochEnded(byte[] body) {
    EpochResult result =
        Encoded.read(
            body,
            in -> {
              in.readInt();
              return ResultText.epoch(Encoded.text(in));
            });
    at(
        result.epoch(),
        () -> {
          RemoteEnd end = new RemoteEnd(result, this::order, this::acted);
          listener.epochEnded(end);
          if (listener.endRequested()) {
            end.endTraining();
          }
        });
  }

  /** Lets the listener do something at a point of the training. */
  private void at(int point, Runnable call) {
    attempts.handling(point);
    taken = Optional.empty();
    call.run();
    Optional<Checkpoint> before = from;
    from = taken.or(() -> before);
    attempts.through(from);
    if (taken.isPresent()) {
      before.ifPresent(discard);
    }
  }

  /** Lets the task do something at the point at which it waits; returns its answer. */
  private byte[] order(Reply given) {
    attempts.order(given);
    try {
      while (true) {
        Optional<byte[]> answer = attempts.answer();
        if (answer.isPresent()) {
          return answer.get();
        }
        attempts
            .ended()
            .ifPresent(
                ended -> {
                  throw failure(ended);
                });
        watch();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled();
    }
  }

  /** The listener changed the training, or took a checkpoint of what it changed before. */
  private void acted(Reply act, byte[] answered) {
    switch (act.order()) {
      case RATE, END -> {
        attempts.repeat(act);
        taken = Optional.empty();
      }
      case CHECKPOINT -> taken = Optional.of(CheckpointBytes.read(answered));
      default -> {}
    }
  }

  private void save(Path file) {
    try {
      Files.write(file, order(new Reply(Reply.Order.MODEL)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TrialResult result(Ended ended) {
    if (ended.kind() != Ended.Kind.DONE) {
      throw failure(ended);
    }
    from.ifPresent(discard);
    return ResultText.trial(ended.text());
  }

  private static RuntimeException failure(Ended ended) {
    return switch (ended.kind()) {
      case OUT_OF_MEMORY -> new OutOfMemoryException(ended.text(), null);
      case REFUSED -> new RefusedException(ended.problems());
      case UNFIT -> new TrainerLostException(new RefusedException(ended.problems()));
      case FAILED -> new FailedElsewhereException(ended.text());
      case STOPPED -> cancelled();
      case DONE -> new IllegalStateException("trained to its end without an answer to the driver");
    };
  }
}
