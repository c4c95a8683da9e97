package io.github.foldwise.benchmarks.peers;

import io.github.foldwise.cli.command.CommandLineApp;
import io.github.foldwise.cli.command.Surroundings;
import io.github.foldwise.cli.command.TensorFlowEngine;
import io.github.foldwise.studies.FashionMnistExperiment;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.StepResult;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialCosts;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The command line, which makes a file when its first training step ends. */
final class FirstStep {
  /** The variable that names the file. */
  static final String FILE = "FOLDWISE_FIRST_STEP";

  private FirstStep() {}

  public static void main(String[] args) {
    Surroundings surroundings =
        Surroundings.withoutTerminal(
            System.out,
            System.err,
            System.getenv(),
            Path.of(System.getProperty("user.home")),
            new Clocked(Path.of(System.getenv(FILE))),
            FirstStep.class.getName());
    System.exit(
        new CommandLineApp(List.of(FashionMnistExperiment.EXPERIMENT), surroundings).run(args));
  }

  private static final class Clocked extends TensorFlowEngine {
    private final StepFile file;

    Clocked(Path file) {
      this.file = new StepFile(file);
    }

    @Override
    public Trainer trainer(String device, int threads) {
      return new ClockedTrainer(super.trainer(device, threads), file);
    }
  }

  private record ClockedTrainer(Trainer trainer, StepFile file) implements Trainer {
    @Override
    public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
      return trainer.train(task, from, TrialListener.all(listener, file));
    }

    @Override
    public Sharing share() {
      return trainer.share();
    }

    @Override
    public TrialCosts costs() {
      return trainer.costs();
    }

    @Override
    public List<String> processorFeatures() {
      return trainer.processorFeatures();
    }

    @Override
    public String kernels() {
      return trainer.kernels();
    }
  }

  /** Made once, by the first of the trials that train at the same time. */
  private static final class StepFile implements TrialListener {
    private final Path file;
    private final AtomicBoolean made = new AtomicBoolean();

    StepFile(Path file) {
      this.file = file;
    }

    @Override
    public void stepDone(StepResult result) {
      if (made.compareAndSet(false, true)) {
        try {
          Files.createFile(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
