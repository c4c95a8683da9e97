package io.github.foldwise.benchmarks.peers;

import io.github.foldwise.run.engine.ProgressListener;
import io.github.foldwise.trial.EpochResult;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records when each fold of a run trains, and in which parallel lane. A fold counts from the end of
 * its first step, in which TensorFlow prepares the graph: peers trace and compile before their
 * clocks start.
 */
final class FoldClock implements ProgressListener {
  private final Map<Thread, Underway> underway = new HashMap<>();
  private final BitSet lanes = new BitSet(); // busy ones
  private final List<FoldTime> folds = new ArrayList<>();

  /** A trial in progress. */
  private static final class Underway {
    final int lane;
    long rows; // after the first step
    long firstStep; // when it ended, in milliseconds since 1970
    long lastStep;

    Underway(int lane) {
      this.lane = lane;
    }
  }

  synchronized List<FoldTime> folds() {
    return List.copyOf(folds);
  }

  @Override
  public synchronized void trialStarted(String variant, int repeat, int fold) {
    Underway trial = new Underway(lanes.nextClearBit(0));
    lanes.set(trial.lane);
    underway.put(Thread.currentThread(), trial);
  }

  @Override
  public synchronized void stepDone(int rows) {
    Underway trial = underway.get(Thread.currentThread());
    trial.lastStep = System.currentTimeMillis();
    if (trial.firstStep == 0) {
      trial.firstStep = trial.lastStep;
    } else {
      trial.rows += rows;
    }
  }

  /** The epoch's training ended with its last step, before the evaluation of held-out rows. */
  @Override
  public synchronized void epochDone(String variant, int repeat, int fold, EpochResult result) {
    Underway trial = underway.remove(Thread.currentThread());
    lanes.clear(trial.lane);
    folds.add(
        new FoldTime(
            trial.lane,
            fold,
            trial.rows,
            (trial.lastStep - trial.firstStep) / 1000.0,
            result.validation().orElseThrow().accuracy(),
            trial.firstStep,
            trial.lastStep));
  }
}
