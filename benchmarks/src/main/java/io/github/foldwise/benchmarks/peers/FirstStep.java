package io.github.foldwise.benchmarks.peers;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.run.engine.ProgressListener;
import io.github.foldwise.run.engine.Runner;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.runtime.TensorFlowTrainer;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.device.TensorFlowVersion;
import io.github.foldwise.studies.FashionMnistExperiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Does what the command line does up to its first step, through the library, whose listener reports
 * steps.
 */
final class FirstStep implements ProgressListener {
  private final AtomicLong trialStarted = new AtomicLong(); // in milliseconds since 1970
  private final AtomicLong stepDone = new AtomicLong();

  private FirstStep() {}

  /**
   * Measures once, in a separate process. Arguments: {@code run}, folder of the data set, parallel
   * trials, run directory.
   */
  public static void main(String[] args) throws IOException {
    Experiment full = FashionMnistExperiment.EXPERIMENT.preset("full");
    Path folder = Path.of(args[1]);
    DataSet data =
        full.data().load(new DataLocations(Optional.of(folder), Optional.empty(), folder));
    FirstStep listener = new FirstStep();
    new Runner(new TensorFlowTrainer(Device.CPU, 1), listener, () -> listener.stepDone.get() > 0)
        .run(
            new RunRequest(
                full.check(data),
                "full",
                "run fashion-mnist --preset full",
                Path.of(args[3]),
                true,
                Integer.parseInt(args[2]),
                1,
                Device.CPU.name(),
                TensorFlowVersion.text(),
                Optional.empty(),
                ""));
    new Link()
        .report(
            Map.of(
                "trial_started_ms", listener.trialStarted.get(),
                "first_step_ms", listener.stepDone.get()));
    System.exit(0); // native threads would keep the process alive
  }

  @Override
  public void trialStarted(String variant, int repeat, int fold) {
    trialStarted.compareAndSet(0, System.currentTimeMillis());
  }

  @Override
  public void stepDone(int rows) {
    stepDone.compareAndSet(0, System.currentTimeMillis());
  }
}
