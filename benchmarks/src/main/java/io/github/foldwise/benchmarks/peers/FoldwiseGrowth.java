package io.github.foldwise.benchmarks.peers;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.Folds.trainTestSplit;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.benchmarks.FashionMnistRows;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.engine.ProgressListener;
import io.github.foldwise.run.engine.Runner;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.runtime.TensorFlowTrainer;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.device.TensorFlowVersion;
import io.github.foldwise.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Foldwise's worker for growth: an experiment with a small network, and what its parts cost. */
final class FoldwiseGrowth implements ProgressListener {
  private final AtomicReference<Duration> firstTrial = new AtomicReference<>();
  private final AtomicReference<Duration> lastTrial = new AtomicReference<>();

  private FoldwiseGrowth() {}

  /**
   * Measures once, in a separate process. Arguments: folder of the data set or nothing, rows,
   * trials, epochs, parallel trials, run directory.
   */
  public static void main(String[] args) throws IOException {
    DataSet found = Rows.find(Optional.of(args[0]).filter(name -> !name.isEmpty()).map(Path::of));
    ImageData images = FashionMnistRows.repeated(found.training(), Integer.parseInt(args[1]));
    DataSet data =
        new DataSet("rows", "Rows of the benchmark", images, Optional.empty(), found.classNames());
    Experiment experiment =
        experiment(data, Integer.parseInt(args[2]), adam(1e-3).epochs(Integer.parseInt(args[3])));
    FoldwiseGrowth clock = new FoldwiseGrowth();
    new Runner(new TensorFlowTrainer(Device.CPU, 1), clock, () -> false)
        .run(
            new RunRequest(
                experiment.check(data),
                "",
                "run growth",
                Path.of(args[5]),
                true,
                Integer.parseInt(args[4]),
                1,
                Device.CPU.name(),
                TensorFlowVersion.text(),
                Optional.empty(),
                ""));
    new Link().report(clock.report(processor()));
    System.exit(0); // native threads would keep the process alive
  }

  private static Experiment experiment(DataSet data, int trials, Training training) {
    Experiment any =
        Experiment.named("growth")
            .data(data)
            .model(conv(4, 3).relu().pool(2).flatten().dense(16).relu().classify(10))
            .training(training.batch(32).evaluationBatch(250))
            .seed(1);
    return trials == 1
        ? any.folds(trainTestSplit().validation(0.2).shuffled(42))
        : any.folds(kFold(5).shuffled(42)).repeats(trials / 5);
  }

  private Map<String, Double> report(Duration end) throws IOException {
    return Map.of(
        "before", seconds(firstTrial.get()),
        "trials", seconds(lastTrial.get().minus(firstTrial.get())),
        "after", seconds(end.minus(lastTrial.get())),
        "mebibytes", PeakMemory.of(ProcessHandle.current().pid()).orElse(0));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /** CPU time of this process so far. */
  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void trialStarted(String variant, int repeat, int fold) {
    firstTrial.compareAndSet(null, processor());
  }

  @Override
  public void trialFinished(TrialRow row) {
    lastTrial.set(processor());
  }
}
