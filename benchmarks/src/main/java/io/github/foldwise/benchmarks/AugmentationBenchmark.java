package io.github.foldwise.benchmarks;

import io.github.foldwise.augmentation.Augmentation;
import io.github.foldwise.model.Layers;
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

/**
 * What does augmenting a batch cost?
 *
 * <p>Augmentation runs in the graph, so this times a training step of a tiny model, to be compared
 * with the same step without augmentation ({@code none}).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AugmentationBenchmark {
  private static final int BATCH = 128;

  @Param({"none", "flip", "translate", "rotate", "crop", "mixup"})
  String augmentation;

  private final Steps steps = new Steps();

  @Setup
  public void start() {
    steps.start(
        Layers.flatten().classify(10),
        Notebook.training(BATCH).epochs(Integer.MAX_VALUE).augment(declared()),
        FashionMnistRows.ofSample(64 * BATCH));
  }

  @TearDown
  public void stop() throws InterruptedException {
    steps.stop();
  }

  @Benchmark
  public void step() {
    steps.take();
  }

  private Augmentation declared() {
    return switch (augmentation) {
      case "flip" -> Augmentation.NONE.flipHorizontal();
      case "translate" -> Augmentation.NONE.translate(0.1, 0.1);
      case "rotate" -> Augmentation.NONE.rotate(0.1);
      case "crop" -> Augmentation.NONE.crop(28, 28, 2);
      case "mixup" -> Augmentation.NONE.mixup(0.2);
      default -> Augmentation.NONE;
    };
  }
}
