package io.github.foldwise.benchmarks;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.trial.Evaluation;
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

/** How long do evaluating and predicting 10,000 images take in one thread, by batch size? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(1)
public class InferenceBenchmark {
  private static final int IMAGES = 10_000;

  @Param({"64", "250", "1000"})
  int batch;

  private ImageData images;
  private CompiledModel compiled;
  private TrainedModel model;

  @Setup
  public void compile() {
    images = FashionMnistRows.ofSample(IMAGES);
    compiled =
        CompiledModel.compile(
            Notebook.model().check(images.shape()), Notebook.training(16).evaluationBatch(batch));
    model = Notebook.trained(compiled, images);
  }

  @TearDown
  public void close() {
    model.close();
    compiled.close();
  }

  @Benchmark
  public Evaluation evaluate() {
    return model.evaluate(images);
  }

  @Benchmark
  public float[][] predict() {
    return model.predict(images);
  }
}
