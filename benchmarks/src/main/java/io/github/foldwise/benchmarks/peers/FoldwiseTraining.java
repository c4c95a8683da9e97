package io.github.foldwise.benchmarks.peers;

import io.github.foldwise.benchmarks.Notebook;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.run.engine.Runner;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.runtime.TensorFlowTrainer;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.device.TensorFlowVersion;
import io.github.foldwise.training.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Foldwise's worker for training: the experiment as a user runs it, with a one-thread trial per
 * core, journal, tables and report.
 */
final class FoldwiseTraining {
  private FoldwiseTraining() {}

  /**
   * Measures once, in a separate process. Arguments: folder of the images, batch size, parallel
   * trials, run directory, the numbers that are multiplied.
   */
  public static void main(String[] args) throws IOException {
    FoldClock clock = new FoldClock();
    RunRequest request =
        new RunRequest(
            experiment(
                Path.of(args[0]), Integer.parseInt(args[1]), Numbers.valueOf(args[4]).precision()),
            "",
            "run notebook",
            Path.of(args[3]),
            true,
            Integer.parseInt(args[2]),
            1,
            Device.CPU.name(),
            TensorFlowVersion.text(),
            Optional.empty(),
            "");
    new Runner(new TensorFlowTrainer(Device.CPU, 1), clock, () -> false).run(request);
    new Link()
        .report(
            new TrainingScore.Report(
                clock.folds(), "Foldwise on TensorFlow " + TensorFlowVersion.text()));
    System.exit(0); // native threads would keep the process alive
  }

  private static CheckedExperiment experiment(Path folder, int batch, Precision precision) {
    ImageData images = IdxFiles.training(folder).read();
    DataSet data =
        new DataSet(
            "rows",
            "Rows of the comparison",
            images,
            Optional.empty(),
            IntStream.range(0, images.classes()).mapToObj(String::valueOf).toList());
    return Notebook.experiment(locations -> data, Notebook.training(batch).precision(precision))
        .check(data);
  }
}
