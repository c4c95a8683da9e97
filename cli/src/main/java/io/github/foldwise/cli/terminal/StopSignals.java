package io.github.foldwise.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Turns Ctrl-C, SIGTERM and the SIGHUP of a closed terminal into a stop flag. Work that sees the
 * flag has a few seconds to finish cleanly; a second signal ends the process at once. Signals that
 * the platform lacks, or that {@code nohup} ignores, are left alone.
 *
 * <p>A shutdown hook would not work: during JVM shutdown, AWT refuses to load the report's fonts.
 */
public final class StopSignals implements AutoCloseable {
  private static final Map<String, Integer> EXIT_CODES =
      Map.of("HUP", 129, "INT", 130, "TERM", 143);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final PrintStream err;
  private final IntConsumer halt;
  private final String late;
  private final Duration patience;
  private List<SignalHandling> handlings = List.of();
  private volatile int exitCode;

  /** Does not listen yet; {@code halt} ends the process at once. */
  StopSignals(PrintStream err, IntConsumer halt, String late, Duration patience) {
    this.err = err;
    this.halt = halt;
    this.late = late;
    this.patience = patience;
  }

  /** Listens until closed; {@code late} is what to say of work that takes too long to stop. */
  public static StopSignals install(PrintStream err, String late) {
    StopSignals stop = new StopSignals(err, Runtime.getRuntime()::halt, late, PATIENCE);
    stop.handlings =
        EXIT_CODES.keySet().stream().map(name -> SignalHandling.of(name, stop::received)).toList();
    return stop;
  }

  /** Whether a signal asked the process to stop. */
  public boolean requested() {
    return exitCode != 0;
  }

  /** 128 plus the signal's number; 0 if there was no signal. */
  public int exitCode() {
    return exitCode;
  }

  /** Call this when the work has ended. */
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
    err.println("Stopping. Finished trials are kept: the same command continues from there.");
    Thread watch = new Thread(this::haltUnlessEnded, "foldwise-stop");
    watch.setDaemon(true);
    watch.start();
  }

  private void haltUnlessEnded() {
    try {
      if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        err.println(late);
        halt.accept(exitCode);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
