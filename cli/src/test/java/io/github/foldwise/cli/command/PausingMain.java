package io.github.foldwise.cli.command;

import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.StepResult;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialCosts;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** {@link GarmentsMain}, paused in each second epoch until a stop is requested. */
final class PausingMain {
  static final String PAUSING = "a second epoch trains";

  private PausingMain() {}

  public static void main(String[] args) {
    Engine engine = new TensorFlowEngine();
    Surroundings surroundings =
        Surroundings.withoutTerminal(
            System.out, System.err, Map.of(), Path.of(""), new Pausing(engine), "");
    System.exit(new CommandLineApp(List.of(GarmentsMain.EXPERIMENT), surroundings).run(args));
  }

  private record Pausing(Engine engine) implements Engine {
    @Override
    public TrialCosts costs() {
      return engine.costs();
    }

    @Override
    public List<String> devices() {
      return engine.devices();
    }

    @Override
    public String device(String request, int threads) {
      return engine.device(request, threads);
    }

    @Override
    public OptionalLong memory(String device, int threads) {
      return engine.memory(device, threads);
    }

    @Override
    public Trainer trainer(String device, int threads) {
      return new PausingTrainer(engine.trainer(device, threads));
    }

    @Override
    public String version() {
      return engine.version();
    }
  }

  private record PausingTrainer(Trainer trainer) implements Trainer {
    @Override
    public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
      return trainer.train(task, from, new PausingListener(listener));
    }

    @Override
    public String kernels() {
      return trainer.kernels(); // the run continues on the same ones
    }
  }

  private static final class PausingListener implements TrialListener {
    private final TrialListener listener;
    private boolean pauses;

    PausingListener(TrialListener listener) {
      this.listener = listener;
    }

    @Override
    public void epochEnded(EpochEnd end) {
      listener.epochEnded(end);
      pauses = end.result().epoch() == 1;
    }

    @Override
    public void stepDone(StepResult result) {
      listener.stepDone(result);
      if (pauses) {
        System.err.println(PAUSING);
        while (!listener.stopRequested()) {
          Thread.onSpinWait();
        }
      }
    }

    @Override
    public boolean stopRequested() {
      return listener.stopRequested();
    }
  }
}
