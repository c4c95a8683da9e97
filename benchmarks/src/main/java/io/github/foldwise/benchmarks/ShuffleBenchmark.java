package io.github.foldwise.benchmarks;

import io.github.foldwise.split.MersenneTwister;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long does shuffling a fold's 48,000 training rows take, with NumPy's algorithm? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ShuffleBenchmark {
  private final int[] rows = IntStream.range(0, 48_000).toArray();
  private int seed;

  @Benchmark
  public int[] shuffle() {
    new MersenneTwister(seed++).shuffle(rows);
    return rows;
  }
}
