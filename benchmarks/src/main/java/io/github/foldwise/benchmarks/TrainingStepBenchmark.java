package io.github.foldwise.benchmarks;

import io.github.foldwise.data.ImageData;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long does one training step of the notebook's model take, by batch size? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class TrainingStepBenchmark {
  @Param({"16", "32", "64", "128", "256"})
  int batch;

  private final Steps steps = new Steps();

  @Setup
  public void start() {
    ImageData images = FashionMnistRows.ofSample(64 * batch);
    steps.start(Notebook.model(), Notebook.training(batch).epochs(Integer.MAX_VALUE), images);
  }

  @TearDown
  public void stop() throws InterruptedException {
    steps.stop();
  }

  @Benchmark
  public void step() {
    steps.take();
  }
}
