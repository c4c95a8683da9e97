package io.github.foldwise.run.engine;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.run.machine.MemoryGate;
import io.github.foldwise.trial.OutOfMemoryException;
import io.github.foldwise.trial.Trainer;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** A course in the queue: it begins once its memory is free, and again if that was too little. */
final class CourseJob implements Runnable {
  private static final double MIB = 1 << 20;

  private final CourseRun run;
  private final long need;
  private final MemoryGate gate;
  private final BooleanSupplier stop;
  private final Trainer trainer;
  private final DataSet data;

  /** Trains one course, which needs about this many bytes. */
  CourseJob(
      CourseRun run,
      long need,
      MemoryGate gate,
      BooleanSupplier stop,
      Trainer trainer,
      DataSet data) {
    this.run = run;
    this.need = need;
    this.gate = gate;
    this.stop = stop;
    this.trainer = trainer;
    this.data = data;
  }

  @Override
  public void run() {
    if (need > gate.capacity()) {
      run.failed(
          "not started: it needs about %s of memory, and %s are free"
              .formatted(text(need), text(gate.capacity())));
    } else if (gate.beside(need, stop, this::isOutOfMemory).orElse(false)) {
      gate.alone(stop, this::trainOrFail);
    }
  }

  private boolean isOutOfMemory() {
    try {
      run.train(trainer, data);
      return false;
    } catch (OutOfMemoryException e) {
      return true;
    }
  }

  private boolean trainOrFail() {
    try {
      run.train(trainer, data);
    } catch (OutOfMemoryException e) {
      run.failed(e);
    }
    return true;
  }

  private static String text(long bytes) {
    return String.format(Locale.ROOT, "%,.0f MiB", bytes / MIB);
  }
}
