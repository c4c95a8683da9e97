package io.github.foldwise.run.engine;

import static io.github.foldwise.split.KFold.kFold;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Extent;
import io.github.foldwise.experiment.Pruning;
import io.github.foldwise.fixtures.RunBytes;
import io.github.foldwise.run.disk.Fault;
import io.github.foldwise.run.disk.FaultyDisk;
import io.github.foldwise.run.disk.Killed;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run that uses all that a run writes, small enough to be spoilt a thousand times: its folder has
 * the run directory {@code run} and the cache {@code cache}.
 *
 * @param request what is run, but for the folders
 * @param folder of everything that it writes
 */
public record Crashable(RunRequest request, Path folder) {
  private static final Param<Integer> EPOCHS = Param.of("epochs", 2);
  private static final DataSet MORE_ROWS =
      new DataSet(
          "toy", "Toy images", Toy.images(18), Toy.DATA.test(), List.of("ant", "bee", "cat"));

  /** The names of the runs. */
  public static final List<String> NAMES = List.of("sweep", "pruning", "nested");

  /**
   * {@code sweep}: over epochs, in two repeats, the test rows evaluated after each epoch, the best
   * one refit. {@code pruning}: four variants in two tables, of which the worst are given up after
   * the first fold. {@code nested}: two tables, a variant selected within each of the folds that a
   * budget left, the best one refit.
   */
  public static Crashable named(String name, int jobs, Path folder) {
    CheckedExperiment experiment =
        switch (name) {
          case "sweep" -> sweep().check(Toy.DATA);
          case "pruning" -> pruning().check(Toy.DATA);
          default -> Extent.DECLARED.firstFolds(2).of(nested().check(MORE_ROWS));
        };
    return new Crashable(Toy.withJobs(Toy.request(experiment, folder), jobs), folder);
  }

  private static Experiment sweep() {
    return Toy.experiment()
        .withoutAblations()
        .training(p -> Toy.training().epochs(p.get(EPOCHS)))
        .folds(p -> kFold(2).shuffled(42))
        .repeats(2)
        .testEachTrial()
        .refitBest()
        .ablate(EPOCHS, 1, 3);
  }

  private static Experiment pruning() {
    return Toy.experiment()
        .ablate("more", Variant.of(Toy.DROPOUT.to(0.1)))
        .prune(Pruning.successiveHalving());
  }

  private static Experiment nested() {
    return Toy.experiment()
        .withoutAblations()
        .ablate(Toy.DROPOUT, 0.2)
        .ablate("more", Variant.of(Toy.DROPOUT.to(0.1)))
        .nested(kFold(2).shuffled(1))
        .refitBest();
  }

  public Crashable in(Path other) {
    return new Crashable(request, other);
  }

  /** Deletes all that it wrote. */
  public void delete() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Runs on a sound disk. */
  public RunSummary run(FakeTrainer trainer) throws IOException {
    return run(trainer, Fault.NONE);
  }

  public RunSummary run(FakeTrainer trainer, Fault fault) throws IOException {
    try (FaultyDisk disk = FaultyDisk.with(fault)) {
      RunRequest there = Toy.in(request, disk.at(folder.resolve("run")));
      return Toy.run(trainer, Toy.withCache(there, disk.at(folder.resolve("cache"))));
    }
  }

  /** Whether the fault killed it before it had ended. */
  public boolean isKilled(FakeTrainer trainer, Fault fault) throws IOException {
    try {
      run(trainer, fault);
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  /** Why it was refused; empty if it was not. */
  Optional<String> refusal(FakeTrainer trainer, Fault fault) throws IOException {
    try {
      run(trainer, fault);
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Runs anew on what another run left there. */
  Crashable fresh() {
    return new Crashable(Toy.fresh(request), folder);
  }

  /** A run of another command, to be deleted by a fresh one. */
  Crashable ofAnotherCommand() {
    return new Crashable(Toy.withCommand(request, "run another"), folder);
  }

  /** All that must not depend on what befell it. */
  public Map<String, String> bytes() throws IOException {
    return RunBytes.of(folder.resolve("run"));
  }

  public Path journal() {
    return folder.resolve("run/journal.jsonl");
  }

  /** Trials of which the journal says that they were trained to their end. */
  List<String> finished() throws IOException {
    return Files.exists(journal())
        ? Files.readAllLines(journal(), UTF_8).stream()
            .filter(line -> line.startsWith("{\"event\":\"TrialFinished\""))
            .map(line -> line.replaceAll(".*?\"trial\":\"(\\w+)\".*", "$1"))
            .sorted()
            .toList()
        : List.of();
  }

  /** Names of the outcomes in the cache. */
  List<String> cached() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    }
  }
}
