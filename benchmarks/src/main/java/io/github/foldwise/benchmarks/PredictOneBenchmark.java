package io.github.foldwise.benchmarks;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
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

/** How long does predicting a single image take? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PredictOneBenchmark {
  private ImageData images;
  private CompiledModel compiled;
  private TrainedModel model;

  @Setup
  public void compile() {
    images = FashionMnistRows.ofSample(1);
    compiled =
        CompiledModel.compile(
            Notebook.model().check(images.shape()), Notebook.training(16).evaluationBatch(1));
    model = Notebook.trained(compiled, FashionMnistRows.ofSample(Notebook.TRAINED_ROWS));
  }

  @TearDown
  public void close() {
    model.close();
    compiled.close();
  }

  @Benchmark
  public float[][] predict() {
    return model.predict(images);
  }
}
