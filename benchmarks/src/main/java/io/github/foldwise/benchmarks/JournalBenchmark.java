package io.github.foldwise.benchmarks;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.run.engine.ProgressListener;
import io.github.foldwise.run.engine.Runner;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to write an event to the journal on disk?
 *
 * <p>The journal is not public, so this runs one trial with a trainer that trains nothing: each
 * time it reports the end of its last epoch, the run writes one line of JSON with a checksum, and
 * fsyncs it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JournalBenchmark {
  private static final Scores SCORES = new Scores(0.5f, 0.4f, 0.1f, 0.875f);

  private final HandOver handOver = new HandOver();
  private Path folder;

  @Setup
  public void start() throws IOException {
    folder = Files.createTempDirectory("journal");
    handOver.start(this::run);
  }

  @TearDown
  public void stop() throws InterruptedException, IOException {
    handOver.stop();
    ExampleRun.delete(folder);
  }

  @Benchmark
  public void append() {
    handOver.turn();
  }

  private void run() {
    DataSet data = FashionMnistRows.sample().limit(100);
    new Runner(new ReportingTrainer(), ProgressListener.NONE, handOver::isStopped)
        .run(
            new RunRequest(
                Notebook.experiment(locations -> data, 16).check(data),
                "",
                "run notebook",
                folder,
                true,
                1,
                1,
                "cpu",
                "none",
                Optional.empty(),
                ""));
  }

  /** Reports the end of its only epoch over and over. */
  private final class ReportingTrainer implements Trainer, EpochEnd {
    @Override
    public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
      while (!handOver.isStopped()) {
        listener.epochEnded(this);
        handOver.turnDone();
      }
      throw new CancellationException("stopped");
    }

    @Override
    public EpochResult result() {
      return new EpochResult(1, 5, 5e-4f, SCORES, Optional.of(SCORES), Optional.empty(), 0.25);
    }

    @Override
    public TrialResult asLast() {
      throw new IllegalStateException("no trial of this run ends earlier");
    }

    @Override
    public Checkpoint checkpoint() {
      throw new IllegalStateException("nothing follows the only epoch");
    }
  }
}
