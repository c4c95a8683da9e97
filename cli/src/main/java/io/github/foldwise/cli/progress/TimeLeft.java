package io.github.foldwise.cli.progress;

import io.github.foldwise.cli.text.TrialText;
import io.github.foldwise.run.engine.Progress;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The time that the rest of a run takes, if it is trained as fast as what was trained since the
 * first step. What came before that step comes once: the engine loads, and the first graph is
 * built.
 */
final class TimeLeft {
  private static final double NANOS = 1e9;

  private final LongSupplier nanoTime;
  private long began;
  private double doneBefore;

  /** Nothing is trained yet; {@code nanoTime} is a monotonic clock, in nanoseconds. */
  TimeLeft(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Notes when the first step ends. */
  void progressed(Progress progress) {
    if (doneBefore == 0 && progress.done() > 0) {
      began = nanoTime.getAsLong();
      doneBefore = progress.done();
    }
  }

  /** {@code about 3 min 20 s left}; empty before the second step. */
  Optional<String> text(Progress progress) {
    double done = progress.done() - doneBefore;
    if (doneBefore == 0 || done <= 0) {
      return Optional.empty();
    }
    double passed = (nanoTime.getAsLong() - began) / NANOS;
    long seconds = Math.round(passed / done * progress.left());
    return Optional.of("about " + TrialText.duration(seconds) + " left");
  }
}
