package io.github.foldwise.spark;

import io.github.foldwise.fixtures.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A driver with two executors on this machine, each a process of its own. */
final class LoopbackCluster implements AutoCloseable {
  private final Process driver;
  private final Path log;

  private LoopbackCluster(Process driver, Path log) {
    this.driver = driver;
    this.log = log;
  }

  /** Starts {@link SmallRun} in a folder, beside files of Spark in another. */
  static LoopbackCluster start(Path run, Path own) throws IOException {
    Files.createDirectories(own);
    ProcessBuilder builder =
        Child.command(
            List.of("-Xmx512m", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"),
            SmallRun.class,
            List.of(run.toString(), own.toString()));
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_HOME", own.toString());
    builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
    Path log = own.resolve("log");
    Process driver =
        builder
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .directory(own.toFile())
            .start();
    return new LoopbackCluster(driver, log);
  }

  /** Its executors, as far as they have started. */
  List<ProcessHandle> executors() {
    return driver
        .children()
        .filter(process -> process.info().command().filter(c -> c.endsWith("java")).isPresent())
        .toList();
  }

  boolean isAlive() {
    return driver.isAlive();
  }

  /** Ends the driver as {@code kill -9} does; its executors end by themselves. */
  void kill() throws InterruptedException {
    driver.destroyForcibly().waitFor();
  }

  /** Its exit code; what it printed if it takes too long or fails. */
  void awaitSuccess() throws IOException, InterruptedException {
    if (!driver.waitFor(10, TimeUnit.MINUTES) || driver.exitValue() != 0) {
      throw new AssertionError(Files.readString(log));
    }
  }

  @Override
  public void close() {
    driver.descendants().forEach(ProcessHandle::destroyForcibly);
    driver.destroyForcibly();
  }
}
