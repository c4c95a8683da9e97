package io.github.foldwise.cli.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Turns Ctrl-C, SIGTERM and the SIGHUP of a closed terminal into a stop flag while work is done,
 * and gives the work that sees it a few seconds to end in order; a second signal ends the process
 * at once. A signal that the platform lacks, or that {@code nohup} ignores, is left alone.
 *
 * <p>A shutdown hook would not do: while the JVM shuts down, AWT refuses to load the fonts that the
 * report needs.
 */
public final class StopSignals implements AutoCloseable {
  private static final Map<String, Integer> EXIT_CODES =
      Map.of("HUP", 129, "INT", 130, "TERM", 143);
  private static final long PATIENCE_SECONDS = 5;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final PrintStream err;
  private final IntConsumer halt;
  private List<SignalHandling> handlings = List.of();
  private volatile int exitCode;

  /**
   * Listens to nothing yet.
   *
   * @param halt ends the process without further ado
   */
  StopSignals(PrintStream err, IntConsumer halt) {
    this.err = err;
    this.halt = halt;
  }

  /** Listens until it is closed. */
  public static StopSignals install(PrintStream err) {
    StopSignals stop = new StopSignals(err, Runtime.getRuntime()::halt);
    stop.handlings =
        EXIT_CODES.keySet().stream().map(name -> SignalHandling.of(name, stop::received)).toList();
    return stop;
  }

  /** Whether the process is asked to end. */
  public boolean requested() {
    return exitCode != 0;
  }

  /** 128 and the signal's number; 0 where there was no signal. */
  public int exitCode() {
    return exitCode;
  }

  /** The work has ended. */
  @Override
  public void close() {
    ended.countDown();
    handlings.forEach(SignalHandling::close);
  }

  synchronized void received(String signal) {
    int code = EXIT_CODES.get(signal);
    if (requested()) {
      halt.accept(code);
      return;
    }
    exitCode = code;
    err.println("Stopping. Finished trials are kept: the same command goes on from there.");
    Thread watch = new Thread(this::haltUnlessEnded, "foldwise-stop");
    watch.setDaemon(true);
    watch.start();
  }

  private void haltUnlessEnded() {
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        err.println("Ended without a new report: 'report DIR' renders it.");
        halt.accept(exitCode);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
