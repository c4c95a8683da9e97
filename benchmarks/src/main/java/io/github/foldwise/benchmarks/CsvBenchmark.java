package io.github.foldwise.benchmarks;

import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import java.io.IOException;
import java.nio.file.Files;
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

/** How long does it take to write the tables of a run of 20 trials, replacing each file? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CsvBenchmark {
  private RunRecords records;
  private RunDirectory directory;

  @Setup
  public void read() throws IOException {
    records = RunDirectory.at(ExampleRun.FOLDER).read();
    directory = RunDirectory.at(Files.createTempDirectory("tables"));
  }

  @TearDown
  public void delete() throws IOException {
    ExampleRun.delete(directory.folder());
  }

  @Benchmark
  public void write() throws IOException {
    directory.write(records);
  }
}
