package io.github.foldwise.training;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.Optional;
import java.util.function.Function;

/** Guards a clause that may be given once: a second one would contradict the first. */
final class Once {
  private Once() {}

  /**
   * Goes on where nothing else was said before.
   *
   * @param clause what may be given once
   * @param words how the user writes a value of it
   * @throws RefusedException naming both sides
   */
  static <T> void require(String clause, Optional<T> now, T wanted, Function<T, String> words) {
    if (now.isPresent() && !now.get().equals(wanted)) {
      throw new RefusedException(
          Problem.of(
              "training",
              "one " + clause,
              words.apply(wanted) + " after " + words.apply(now.get()),
              "Neither is ignored: keep one of the two."));
    }
  }
}
