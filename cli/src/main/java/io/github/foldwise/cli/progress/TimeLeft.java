package io.github.foldwise.cli.progress;

import io.github.foldwise.cli.text.TrialText;
import io.github.foldwise.run.engine.Progress;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The time that the rest of a run takes, if it is trained as fast as what was trained so far. */
final class TimeLeft {
  private static final double NANOS = 1e9;

  private final LongSupplier nanoTime;
  private final long started;

  /** From now on; {@code nanoTime} is a monotonic clock, in nanoseconds. */
  TimeLeft(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
  }

  /** {@code about 3 min 20 s left}; empty before the first step. */
  Optional<String> text(Progress progress) {
    if (progress.done() == 0) {
      return Optional.empty();
    }
    double passed = (nanoTime.getAsLong() - started) / NANOS;
    long seconds = Math.round(passed / progress.done() * progress.left());
    return Optional.of("about " + TrialText.duration(seconds) + " left");
  }
}
