package io.github.foldwise.benchmarks;

import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Folds;
import io.github.foldwise.split.KFold;
import io.github.foldwise.split.StratifiedKFold;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.Warmup;

/** How long does splitting 60,000 rows into five folds take, by scheme? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FoldsBenchmark {
  @Param({"k-fold", "stratified"})
  String rule;

  private final int[] labels = IntStream.range(0, 60_000).map(row -> row % 10).toArray();
  private Folds folds;

  @Setup
  public void declare() {
    folds =
        rule.equals("k-fold")
            ? new KFold(5, OptionalLong.of(42))
            : new StratifiedKFold(5, OptionalLong.of(42));
  }

  @Benchmark
  public List<Fold> split() {
    return folds.split(labels);
  }
}
