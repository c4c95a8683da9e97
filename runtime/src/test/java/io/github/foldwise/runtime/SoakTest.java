package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hundreds of trials in one process: what each of them takes, it gives back. */
@Tag("soak")
class SoakTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int TRIALS = 500;
  private static final int WARM_AFTER = 50; // trials, by which pools and caches are filled
  private static final int BLOCK = 10;

  private static final ImageData IMAGES = ToyImages.of(300);
  private static final CheckedModel MODEL =
      conv(8, 3).relu().bn().pool(2).flatten().dense(32).relu().classify(3).check(ToyImages.IMAGE);
  private static final TrialTask TASK =
      new TrialTask(
          MODEL,
          adam(0.01).batch(50).epochs(2).validateOnLast(0.2),
          IMAGES,
          Rows.of(IntStream.range(0, 200).toArray()),
          Rows.of(IntStream.range(200, 300).toArray()),
          Optional.empty(),
          1);

  private final Trainer trainer = new TensorFlowTrainer(Device.CPU, 1);

  @Test
  void five_hundred_trials_take_no_more_memory_than_fifty() throws Exception {
    assumeThat(STATUS).as("where a system tells what a process has in memory").exists();
    Looks first = new Looks();
    TrialResult expected = trainer.train(TASK, first);
    Checkpoint afterOne = first.checkpoints.get(0);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      long warm = 0;
      for (int done = BLOCK; done <= TRIALS; done += BLOCK) {
        for (TrialResult result : block(two, afterOne)) {
          assertThat(result.validation()).isEqualTo(expected.validation());
        }
        warm = done == WARM_AFTER ? residentKibibytes() : warm;
      }
      long end = residentKibibytes();
      System.out.printf(
          Locale.ROOT,
          "resident memory: %,d KiB after %s trials, %,d KiB after %s (%+.1f %%)%n",
          warm,
          WARM_AFTER,
          end,
          TRIALS,
          100.0 * (end - warm) / warm);
      assertThat(end).isLessThanOrEqualTo(warm + warm / 10);
    } finally {
      two.shutdown();
    }
  }

  /** Four trials one after the other, then three times two, every second from a checkpoint. */
  private List<TrialResult> block(ExecutorService two, Checkpoint afterOne) throws Exception {
    List<TrialResult> results = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      results.add(trial(i, afterOne));
    }
    List<Future<TrialResult>> together = new ArrayList<>();
    for (int i = 4; i < BLOCK; i++) {
      int number = i;
      together.add(two.submit(() -> trial(number, afterOne)));
    }
    for (Future<TrialResult> trial : together) {
      results.add(trial.get());
    }
    return results;
  }

  private TrialResult trial(int number, Checkpoint afterOne) {
    Optional<Checkpoint> from = number % 2 == 0 ? Optional.empty() : Optional.of(afterOne);
    return trainer.train(TASK, from, new Looks());
  }

  /** Without Java's garbage, whose amount depends on the collector. */
  private static long residentKibibytes() throws IOException {
    System.gc();
    return Files.readAllLines(STATUS, UTF_8).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Takes all that can be taken. */
  private static final class Looks implements TrialListener {
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<TrialResult> results = new ArrayList<>();

    @Override
    public void epochEnded(EpochEnd end) {
      checkpoints.add(end.checkpoint());
      results.add(end.asLast());
    }
  }
}
