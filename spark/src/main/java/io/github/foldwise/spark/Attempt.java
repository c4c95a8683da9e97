package io.github.foldwise.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.journal.ResultText;
import io.github.foldwise.run.machine.MemoryGate;
import io.github.foldwise.run.plan.EpochRows;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.FailedElsewhereException;
import io.github.foldwise.trial.OutOfMemoryException;
import io.github.foldwise.trial.SavableModel;
import io.github.foldwise.trial.StepResult;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at a training, in an executor. It tells the driver what happens, and at the end of an
 * epoch serves the driver's listener until that is through.
 */
final class Attempt implements TrialListener {
  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
  private static final double MIB = 1 << 20;
  private static final long TELL_NANOS = 500_000_000;
  private static final long SHORTEST_MILLIS = 1;
  private static final long LONGEST_MILLIS = 250;

  private final TrialJob job;
  private final Workplace workplace;
  private final TaskContext context;
  private final List<StepResult> steps = new ArrayList<>(); // not yet told
  private long told = System.nanoTime();
  private boolean stopped;

  Attempt(TrialJob job, Workplace workplace, TaskContext context) {
    this.job = job;
    this.workplace = workplace;
    this.context = context;
  }

  /** Trains, and tells the driver how it ended. */
  Ended run() throws InterruptedException {
    Facts facts;
    try {
      facts = workplace.facts();
    } catch (RefusedException e) {
      return Ended.unfit(e.problems());
    }
    Start start = Start.of(permission(facts).body());
    LOG.info("{} begins{}", job.name(), after(start.from()));
    Ended ended = end(start);
    LOG.info("{} ends: {}", job.name(), ended.kind().name().toLowerCase(Locale.ROOT));
    if (ended.kind() != Ended.Kind.STOPPED) { // else nobody waits, or Spark ends the task
      ask(new Message(Message.Kind.ENDED, job.training(), number(), ended.bytes()));
    }
    return ended;
  }

  /** Waits while another attempt at this training is alive: Spark may have started a copy. */
  private Reply permission(Facts facts) throws InterruptedException {
    long millis = SHORTEST_MILLIS;
    while (true) {
      Reply reply = ask(new Message(Message.Kind.BEGIN, job.training(), number(), facts.bytes()));
      if (reply.order() == Reply.Order.GO) {
        return reply;
      }
      if (reply.order() == Reply.Order.STOP || context.isInterrupted()) {
        throw new CancellationException();
      }
      Thread.sleep(millis);
      millis = Math.min(LONGEST_MILLIS, 2 * millis);
    }
  }

  private Ended end(Start start) {
    try {
      return Ended.with(trained(start));
    } catch (Throwable e) { // an OutOfMemoryError too: Spark would end the executor
      Ended ended = Ended.by(context.isInterrupted() ? new CancellationException() : e);
      if (ended.kind() == Ended.Kind.FAILED) {
        LOG.warn("{} fails", job.name(), e); // the driver gets one line of it
      }
      return ended;
    }
  }

  private TrialResult trained(Start start) {
    TrialTask task = job.task(workplace.data());
    Trainer trainer = workplace.trainer(job.threads());
    long need = need(task, trainer);
    MemoryGate gate = workplace.gate();
    if (need > gate.capacity()) {
      throw new FailedElsewhereException(
          "not started: it needs about %s of memory outside the heap, and its executor has %s; raise spark.executor.memoryOverhead"
              .formatted(text(need), text(gate.capacity())));
    }
    Optional<Checkpoint> from = start.from().flatMap(this::whole);
    if (!start.alone()) {
      try {
        return gate.beside(need, this::stopRequested, () -> trainer.train(task, from, this))
            .orElseThrow(CancellationException::new);
      } catch (OutOfMemoryException e) {
        LOG.info("{} ran out of memory, and begins again alone", job.name());
      }
    }
    return gate.alone(this::stopRequested, () -> trainer.train(task, from, this))
        .orElseThrow(CancellationException::new);
  }

  private static long need(TrialTask task, Trainer trainer) {
    return trainer
        .costs()
        .memoryBytes(
            task.model(),
            task.training(),
            EpochRows.trained(task.training(), task.trainingRows()),
            Math.max(
                EpochRows.evaluated(task.training(), task.trainingRows(), task.validationRows()),
                task.validationRows().size()));
  }

  @Override
  public String trialName() {
    return job.name();
  }

  @Override
  public void stepDone(StepResult step) {
    steps.add(step);
    if (System.nanoTime() - told >= TELL_NANOS) {
      obey(tellSteps());
    }
  }

  @Override
  public void epochEnded(EpochEnd end) {
    tellSteps();
    LOG.debug("{} ended epoch {}", job.name(), end.result().epoch());
    byte[] result =
        Encoded.bytes(
            out -> {
              out.writeInt(end.result().epoch());
              Encoded.text(out, ResultText.of(end.result()));
            });
    serve(Message.Kind.EPOCH, result, reply -> answer(end, reply));
  }

  @Override
  public void trained(SavableModel model) {
    tellSteps();
    serve(Message.Kind.TRAINED, new byte[0], reply -> file(model::save));
  }

  @Override
  public boolean stopRequested() {
    return stopped || context.isInterrupted();
  }

  private Reply tellSteps() {
    byte[] taken = Steps.bytes(steps);
    steps.clear();
    told = System.nanoTime();
    return ask(new Message(Message.Kind.STEPS, job.training(), number(), taken));
  }

  @FunctionalInterface
  private interface Answering {
    byte[] to(Reply order);
  }

  /** Tells the driver where the training is, and does what it orders until it may go on. */
  private void serve(Message.Kind kind, byte[] body, Answering answering) {
    Reply reply = ask(new Message(kind, job.training(), number(), body));
    long millis = SHORTEST_MILLIS;
    while (!obey(reply)) {
      if (reply.order() == Reply.Order.WAIT) {
        sleep(millis);
        millis = Math.min(LONGEST_MILLIS, 2 * millis);
        reply = ask(Message.of(Message.Kind.NEXT, job.training(), number()));
      } else {
        millis = SHORTEST_MILLIS;
        byte[] answer = answering.to(reply);
        reply = ask(new Message(Message.Kind.ANSWER, job.training(), number(), answer));
      }
    }
  }

  /** Whether the training may go on, or shall stop at its next step. */
  private boolean obey(Reply reply) {
    stopped |= reply.order() == Reply.Order.STOP;
    return stopRequested() || reply.order() == Reply.Order.GO;
  }

  private byte[] answer(EpochEnd end, Reply order) {
    return switch (order.order()) {
      case AS_LAST -> ResultText.of(end.asLast()).getBytes(UTF_8);
      case CHECKPOINT -> CheckpointBytes.of(kept(end.checkpoint()));
      case WEIGHTS -> weights(end.weights());
      case MODEL -> file(end::save);
      case RATE -> {
        end.setLearningRate(Encoded.read(order.body(), DataInputStream::readDouble));
        yield new byte[0];
      }
      case END -> {
        end.endTraining();
        yield new byte[0];
      }
      case GO, STOP, WAIT -> throw new IllegalStateException("not an order: " + order.order());
    };
  }

  private static byte[] weights(Map<String, float[]> weights) {
    return Encoded.bytes(
        out -> {
          out.writeInt(weights.size());
          for (Map.Entry<String, float[]> weight : weights.entrySet()) {
            Encoded.text(out, weight.getKey());
            out.writeInt(weight.getValue().length);
            for (float value : weight.getValue()) {
              out.writeFloat(value);
            }
          }
        });
  }

  @FunctionalInterface
  private interface Saving {
    void to(Path file);
  }

  private static byte[] file(Saving saving) {
    try {
      Path folder = Files.createTempDirectory("foldwise-model");
      Path file = folder.resolve("model.foldwise");
      try {
        saving.to(file);
        return Files.readAllBytes(file);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new IllegalStateException("a model cannot be written in the executor", e);
    }
  }

  /** What the driver gets of a checkpoint: all of it, or where it is. */
  private Checkpoint kept(Checkpoint checkpoint) {
    return job.checkpoints().isEmpty()
        ? checkpoint
        : SharedCheckpoint.written(checkpoint, job.checkpoints(), job.training(), workplace.conf());
  }

  /** The training begins anew if the file of its checkpoint is gone. */
  private Optional<Checkpoint> whole(Checkpoint kept) {
    try {
      return Optional.of(SharedCheckpoint.whole(kept, workplace.conf()));
    } catch (RefusedException e) {
      LOG.warn("{} begins anew", job.name(), e);
      return Optional.empty();
    }
  }

  private Reply ask(Message message) {
    return workplace.ask(message);
  }

  private long number() {
    return context.taskAttemptId();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Spark ends the task, and its context says so
    }
  }

  private static String after(Optional<Checkpoint> from) {
    return from.map(checkpoint -> " after epoch " + checkpoint.epochs().size()).orElse("");
  }

  private static String text(long bytes) {
    return String.format(Locale.ROOT, "%,.0f MiB", bytes / MIB);
  }
}
