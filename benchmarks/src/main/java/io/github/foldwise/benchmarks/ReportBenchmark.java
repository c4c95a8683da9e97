package io.github.foldwise.benchmarks;

import io.github.foldwise.reports.ReportWriter;
import io.github.foldwise.reports.records.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** How long does it take to render and write the report and plots of a run of 20 trials? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class ReportBenchmark {
  private Path folder;

  @Setup
  public void copy() throws IOException {
    folder = Files.createTempDirectory("report");
    RunDirectory.at(folder).write(RunDirectory.at(ExampleRun.FOLDER).read());
  }

  @TearDown
  public void delete() throws IOException {
    ExampleRun.delete(folder);
  }

  @Benchmark
  public void render() throws IOException {
    ReportWriter.write(folder);
  }
}
