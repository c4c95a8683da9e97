package io.github.foldwise.spark;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.journal.Reason;
import io.github.foldwise.run.journal.ResultText;
import io.github.foldwise.trial.OutOfMemoryException;
import io.github.foldwise.trial.TrainerLostException;
import io.github.foldwise.trial.TrialResult;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * How a training ended in an executor. It is a value, whatever happened: Spark would repeat a task
 * that throws.
 *
 * @param text the result, or the reason
 * @param problems if something was refused
 */
record Ended(Kind kind, String text, List<Problem> problems) {
  /** Kinds of ends. */
  enum Kind {
    DONE,
    FAILED,
    OUT_OF_MEMORY,
    REFUSED,
    STOPPED,
    /** Nothing can be trained until the user changes something. */
    UNFIT
  }

  Ended {
    problems = List.copyOf(problems);
  }

  static Ended with(TrialResult result) {
    return new Ended(Kind.DONE, ResultText.of(result), List.of());
  }

  static Ended unfit(List<Problem> problems) {
    return new Ended(Kind.UNFIT, "", problems);
  }

  static Ended by(Throwable thrown) {
    if (thrown instanceof CancellationException) {
      return new Ended(Kind.STOPPED, "", List.of());
    }
    if (thrown instanceof TrainerLostException lost) {
      return unfit(lost.refusal().problems());
    }
    if (thrown instanceof RefusedException refused) {
      return new Ended(Kind.REFUSED, "", refused.problems());
    }
    if (thrown instanceof OutOfMemoryException) {
      return new Ended(Kind.OUT_OF_MEMORY, thrown.getMessage(), List.of());
    }
    if (thrown instanceof OutOfMemoryError) {
      return new Ended(
          Kind.OUT_OF_MEMORY,
          "out of memory: Java says %s; executors need a larger heap: raise spark.executor.memory"
              .formatted(thrown.getMessage()),
          List.of());
    }
    return new Ended(Kind.FAILED, Reason.of(thrown), List.of());
  }

  byte[] bytes() {
    return Encoded.bytes(
        out -> {
          out.writeUTF(kind.name());
          Encoded.text(out, text);
          Encoded.problems(out, problems);
        });
  }

  static Ended of(byte[] bytes) {
    return Encoded.read(
        bytes, in -> new Ended(Kind.valueOf(in.readUTF()), Encoded.text(in), Encoded.problems(in)));
  }
}
