package io.github.foldwise.studies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.run.engine.ProgressListener;
import io.github.foldwise.run.engine.RunSummary;
import io.github.foldwise.run.engine.Runner;
import io.github.foldwise.run.machine.Memory;
import io.github.foldwise.run.plan.Plan;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.runtime.TensorFlowTrainer;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The overhead of the engine: the trials of {@code fashion-mnist --preset quick}, alternately by
 * the trainer alone and by a runner with journal, schedule, checkpoints and tables. One trial at a
 * time, with one thread; neither side writes the report.
 *
 * <p>{@code mvn verify -Pbenchmark}, on a quiet machine; {@code -Dbenchmark.limit=N} takes fewer
 * rows, {@code -Dbenchmark.rounds=N} more or fewer turns.
 */
@Tag("benchmark")
class OverheadBenchmarkTest {
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
  private static final int LIMIT = Integer.getInteger("benchmark.limit", Integer.MAX_VALUE);
  private static final Memory ENOUGH = new Memory(() -> Long.MAX_VALUE, variant -> 0, false);

  @TempDir Path folder;

  private final Trainer trainer = new TensorFlowTrainer(Device.CPU, 1);
  private final CheckedExperiment experiment = experiment();
  private final List<PlannedTrial> trials = Plan.of(request(Path.of("none"))).trials();

  @Test
  void the_engine_beside_the_trainer_alone() {
    trainAlone(trials.get(0)); // so that no round pays for the start of TensorFlow
    List<Double> alone = new ArrayList<>();
    List<Double> engine = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      Path directory = folder.resolve("round" + round);
      alone.add(seconds(() -> trials.forEach(this::trainAlone)));
      engine.add(seconds(() -> run(directory)));
      print("round %d: trainer %.2f s, engine %.2f s", round, last(alone), last(engine));
    }

    double ratio = median(engine) / median(alone);
    print(
        "%d trials of at most %d rows, %d rounds: medians %.2f s and %.2f s, overhead %.2f %%",
        trials.size(),
        experiment.data().training().rows(),
        ROUNDS,
        median(alone),
        median(engine),
        100 * (ratio - 1));
    assertThat(ratio).isPositive(); // how large it may be is for a quiet machine to say
  }

  private void trainAlone(PlannedTrial trial) {
    DataSet data = experiment.data();
    Optional<ImageData> test = experiment.testedEachTrial() ? data.test() : Optional.empty();
    assertThat(
            trainer
                .train(
                    new TrialTask(
                        trial.variant().model(),
                        trial.variant().training(),
                        data.training(),
                        trial.fold().training(),
                        trial.fold().validation(),
                        test,
                        trial.seed()),
                    TrialListener.NONE)
                .diverged())
        .isFalse();
  }

  private void run(Path directory) {
    RunSummary summary =
        new Runner(trainer, ProgressListener.NONE, () -> false, folder -> {}, ENOUGH)
            .run(request(directory));
    assertThat(summary.done()).isEqualTo(trials.size());
  }

  private RunRequest request(Path directory) {
    return new RunRequest(
        experiment,
        "quick",
        "run fashion-mnist",
        directory,
        false,
        1,
        1,
        "cpu",
        "benchmark",
        Optional.empty(),
        "");
  }

  private static CheckedExperiment experiment() {
    Experiment quick = FashionMnistExperiment.EXPERIMENT.preset("quick");
    DataLocations nowhere = // the preset's images are those that ship with the project
        new DataLocations(Optional.empty(), Optional.empty(), Path.of("none"));
    DataSet data = quick.data().load(nowhere);
    return quick.check(LIMIT < data.training().rows() ? data.limit(LIMIT) : data);
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(List<Double> times) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double last(List<Double> times) {
    return times.get(times.size() - 1);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, "overhead benchmark, " + format + "%n", values);
  }
}
