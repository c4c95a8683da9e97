package io.github.foldwise.run.engine;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.ClassProbabilities;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Intervention;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Trains nothing: what it measures is a hash of its task, so it is as repeatable as a trainer must
 * be, and takes no time.
 */
public final class FakeTrainer implements Trainer {
  private final AtomicInteger trained = new AtomicInteger();
  private final AtomicInteger epochs = new AtomicInteger();
  private final Consumer<TrialTask> before;
  private final Predicate<TrialTask> diverges;
  private final Optional<Prediction> rule;

  private FakeTrainer(
      Consumer<TrialTask> before, Predicate<TrialTask> diverges, Optional<Prediction> rule) {
    this.before = before;
    this.diverges = diverges;
    this.rule = rule;
  }

  /** The class that a model predicts for a row, of which it may know the true class. */
  @FunctionalInterface
  interface Prediction {
    int of(TrialTask task, int row, int label);
  }

  public static FakeTrainer sound() {
    return new FakeTrainer(task -> {}, task -> false, Optional.empty());
  }

  /** Does something before each trial, such as throwing. */
  public static FakeTrainer before(Consumer<TrialTask> action) {
    return new FakeTrainer(action, task -> false, Optional.empty());
  }

  /** Ends some trials in their second epoch, their loss being NaN. */
  static FakeTrainer divergingWhere(Predicate<TrialTask> diverges) {
    return new FakeTrainer(task -> {}, diverges, Optional.empty());
  }

  /** Predicts by this rule instead of a hash. */
  static FakeTrainer predicting(Prediction rule) {
    return new FakeTrainer(task -> {}, task -> false, Optional.of(rule));
  }

  /** Trials that it was given. */
  public int trained() {
    return trained.get();
  }

  /** Epochs that it was asked to train. */
  int epochs() {
    return epochs.get();
  }

  @Override
  public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
    trained.incrementAndGet();
    before.accept(task);
    return new Trial(task, listener).train(from);
  }

  /** One training. */
  private final class Trial implements EpochEnd {
    private final TrialTask task;
    private final TrialListener listener;
    private final String identity;
    private final List<EpochResult> results = new ArrayList<>();
    private final List<Intervention> acts = new ArrayList<>();
    private boolean over;

    Trial(TrialTask task, TrialListener listener) {
      this.task = task;
      this.listener = listener;
      // All that decides an epoch: a longer training begins as a shorter one does.
      this.identity = task.seed() + task.model().text() + task.training().epochs(1).text();
    }

    TrialResult train(Optional<Checkpoint> from) {
      from.ifPresent(this::goOnFrom);
      for (int epoch = results.size() + 1; epoch <= task.training().epochs() && !over; epoch++) {
        int steps = steps();
        if (epoch == 2 && diverges.test(task)) {
          return new TrialResult(
              true, "the loss became NaN in epoch 2", results, Optional.empty(), Optional.empty());
        }
        results.add(result(epoch, steps));
        listener.epochEnded(this);
      }
      listener.trained(this::save);
      return asLast();
    }

    @Override
    public EpochResult result() {
      return results.get(results.size() - 1);
    }

    @Override
    public TrialResult asLast() {
      return new TrialResult(
          false, "", results, validation(results.size()), test(results.size()), acts);
    }

    @Override
    public void setLearningRate(double rate) {
      acts.add(new Intervention.RateSet(results.size(), (float) rate));
    }

    @Override
    public void endTraining() {
      acts.add(new Intervention.Ended(results.size()));
      over = true;
    }

    @Override
    public Checkpoint checkpoint() {
      return Checkpoint.of(results, identity.getBytes(StandardCharsets.UTF_8));
    }

    /** As the runtime does it: killed in between, it leaves a temporary file. */
    @Override
    public void save(Path file) {
      try {
        Path beside = Files.createTempFile(file.getParent(), ".foldwise", ".tmp");
        try {
          Files.writeString(beside, identity);
          Files.move(
              beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
          Files.deleteIfExists(beside);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void goOnFrom(Checkpoint checkpoint) {
      if (!Arrays.equals(checkpoint.state(), identity.getBytes(StandardCharsets.UTF_8))) {
        throw new RefusedException(
            Problem.of("checkpoint", "one of this trial", "another", "Begin anew."));
      }
      results.addAll(checkpoint.epochs());
    }

    private int steps() {
      int batch = task.training().batch();
      int steps = 0;
      for (int row = 0; row < task.trainingRows().size(); row += batch) {
        listener.stepDone(Math.min(batch, task.trainingRows().size() - row));
        steps++;
        if (listener.stopRequested()) {
          throw new CancellationException();
        }
      }
      return steps;
    }

    private EpochResult result(int epoch, int steps) {
      return new EpochResult(
          epoch,
          steps,
          task.training().optimizer().rate().rate((long) epoch * steps - 1),
          evaluate(epoch, "training", task.data(), task.trainingRows()).scores(),
          validation(epoch).map(Evaluation::scores),
          task.testedEachEpoch() ? test(epoch).map(Evaluation::scores) : Optional.empty(),
          epochs.incrementAndGet() / 8.0); // another figure each time, as a clock's
    }

    private Optional<Evaluation> validation(int epoch) {
      return task.validationRows().size() == 0
          ? Optional.empty()
          : Optional.of(evaluate(epoch, "validation", task.data(), task.validationRows()));
    }

    private Optional<Evaluation> test(int epoch) {
      return task.test().map(data -> evaluate(epoch, "test", data, Rows.all(data.rows())));
    }

    private Evaluation evaluate(int epoch, String set, ImageData data, Rows rows) {
      SplittableRandom random = new SplittableRandom(31L * (identity + set + epoch).hashCode());
      int classes = task.model().layers().get(task.model().layers().size() - 1).output().size();
      long[][] counts = new long[classes][classes];
      float[] probabilities = new float[rows.size() * classes];
      for (int i = 0; i < rows.size(); i++) {
        int row = rows.get(i);
        int label = data.label(row);
        int predicted =
            rule.map(how -> how.of(task, row, label)).orElseGet(() -> random.nextInt(classes));
        counts[label][predicted]++;
        Arrays.fill(probabilities, i * classes, (i + 1) * classes, 1f / (classes + 1));
        probabilities[i * classes + predicted] = 2f / (classes + 1);
      }
      long right = 0;
      for (int label = 0; label < classes; label++) {
        right += counts[label][label];
      }
      float dataLoss = (float) random.nextDouble(2.3);
      float penalty = (float) random.nextDouble(0.1);
      return new Evaluation(
          new Scores(dataLoss + penalty, dataLoss, penalty, (float) right / (float) rows.size()),
          ConfusionMatrix.of(counts),
          List.of(),
          List.of(),
          task.keepsProbabilities()
              ? Optional.of(ClassProbabilities.of(classes, probabilities))
              : Optional.empty());
    }
  }
}
