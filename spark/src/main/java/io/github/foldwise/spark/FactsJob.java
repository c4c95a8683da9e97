package io.github.foldwise.spark;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.Function;

/** Asks an executor for its {@link Facts}, as a job that trains nothing. */
final class FactsJob implements Function<Integer, byte[]> {
  private static final long serialVersionUID = 1;

  private final String version = Encoded.VERSION;

  @Override
  public byte[] call(Integer nothing) {
    try {
      Optional<Problem> unfit = Workplace.unfit(version);
      return answer(unfit.map(List::of).orElse(List.of()));
    } catch (RefusedException e) {
      return answer(e.problems());
    }
  }

  private static byte[] answer(List<Problem> problems) {
    byte[] facts = problems.isEmpty() ? Workplace.here().facts().bytes() : new byte[0];
    return Encoded.bytes(
        out -> {
          Encoded.problems(out, problems);
          out.write(facts);
        });
  }

  /** The facts of an answer; refused if that executor can train nothing. */
  static Facts read(byte[] answer) {
    return Encoded.read(
        answer,
        in -> {
          RefusedException.throwIfAny(Encoded.problems(in));
          return Facts.of(in.readAllBytes());
        });
  }
}
