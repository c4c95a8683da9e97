package io.github.foldwise.run.engine;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.fixtures.ToyImages;
import io.github.foldwise.run.machine.Memory;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.schedule.Schedules;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An experiment that is small enough to follow by hand: 3 variants × 3 folds of 4 or 3 rows. */
public final class Toy {
  public static final Param<Double> DROPOUT = Param.of("dropout", 0.5);
  public static final DataSet DATA =
      new DataSet(
          "toy",
          "Toy images",
          images(10),
          Optional.of(images(6, 10)),
          List.of("ant", "bee", "cat"));

  private static final Memory ENOUGH = new Memory(() -> Long.MAX_VALUE, variant -> 0, false);

  private Toy() {}

  /** Images of 4×4 pixels in three classes, the rows' classes taking turns. */
  public static ImageData images(int rows) {
    return images(rows, 0);
  }

  /** The same from another image on: test images are none of the training images. */
  public static ImageData images(int rows, int first) {
    return ToyImages.of(rows, first);
  }

  public static Training training() {
    return adam(Schedules.exponentialDecay(1e-3, 10, 0.9)).epochs(2).batch(4);
  }

  /** Two epochs on each of three folds; dropout 0.5 against 0.2 and 0.7. */
  public static Experiment experiment() {
    return experiment("toy");
  }

  public static Experiment experiment(String name) {
    return Experiment.named(name)
        .data(locations -> DATA)
        .model(
            p -> conv(2, 3).relu().l1l2(1e-3, 1e-2).flatten().dropout(p.get(DROPOUT)).classify(3))
        .training(p -> training())
        .folds(p -> kFold(3).shuffled(42))
        .seed(7)
        .ablate(DROPOUT, 0.2, 0.5, 0.7);
  }

  public static RunRequest request(Path directory) {
    return request(experiment(), directory);
  }

  public static RunRequest request(Experiment experiment, Path directory) {
    return request(experiment, DATA, directory);
  }

  static RunRequest request(Experiment experiment, DataSet data, Path directory) {
    return request(experiment.check(data), directory);
  }

  static RunRequest request(CheckedExperiment experiment, Path directory) {
    return new RunRequest(
        experiment,
        "quick",
        "run toy",
        directory,
        false,
        1,
        1,
        "cpu",
        "2.18.0",
        Optional.empty(),
        "");
  }

  static RunRequest in(RunRequest request, Path directory) {
    return changed(
        request, request.command(), directory, request.fresh(), request.jobs(), request.cache());
  }

  public static RunRequest withJobs(RunRequest request, int jobs) {
    return changed(
        request, request.command(), request.directory(), request.fresh(), jobs, request.cache());
  }

  public static RunRequest withCommand(RunRequest request, String command) {
    return changed(
        request, command, request.directory(), request.fresh(), request.jobs(), request.cache());
  }

  static RunRequest withCache(RunRequest request, Path cache) {
    return changed(
        request,
        request.command(),
        request.directory(),
        request.fresh(),
        request.jobs(),
        Optional.of(cache));
  }

  public static RunRequest fresh(RunRequest request) {
    return changed(
        request, request.command(), request.directory(), true, request.jobs(), request.cache());
  }

  private static RunRequest changed(
      RunRequest request,
      String command,
      Path directory,
      boolean fresh,
      int jobs,
      Optional<Path> cache) {
    return new RunRequest(
        request.experiment(),
        request.preset(),
        command,
        directory,
        fresh,
        jobs,
        request.threads(),
        request.device(),
        request.tensorflowVersion(),
        cache,
        request.mainClass());
  }

  /** Runs without a report, whose plots would take a hundred times as long as the rest. */
  public static RunSummary run(Trainer trainer, RunRequest request) {
    return run(trainer, ProgressListener.NONE, () -> false, request);
  }

  public static RunSummary run(
      Trainer trainer, ProgressListener listener, BooleanSupplier stop, RunRequest request) {
    return new Runner(trainer, listener, stop, directory -> {}, ENOUGH).run(request);
  }
}
