package io.github.foldwise.guard;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.Optional;
import java.util.function.Function;

/** Guards a clause that may be given once: a second one would contradict the first. */
public final class Once {
  private Once() {}

  /**
   * Refuses another value for a clause of a training.
   *
   * @param clause what may be given once
   * @param words how the user writes a value of it
   * @throws RefusedException naming both sides
   */
  public static <T> void require(
      String clause, Optional<T> now, T wanted, Function<T, String> words) {
    if (now.isPresent() && !now.get().equals(wanted)) {
      throw new RefusedException(
          Problem.of(
              "training",
              "one " + clause,
              words.apply(wanted) + " after " + words.apply(now.get()),
              "Neither is ignored: keep one of the two."));
    }
  }

  /**
   * Refuses a second value for a clause of a layer.
   *
   * @param layer the layer as it was declared: {@code conv(64, 3)}
   * @param clause what may be given once: {@code stride}
   * @param unset the value of the clause before anything was given
   * @param words how the user writes a value of it
   * @throws RefusedException naming both values, if {@code now} is not {@code unset}
   */
  public static <T> void require(
      String layer, String clause, T unset, T now, T wanted, Function<T, String> words) {
    if (!now.equals(unset)) {
      String set =
          "%s was already set on this %s"
              .formatted(words.apply(now), layer.substring(0, layer.indexOf('(')));
      throw new RefusedException(
          Problem.of(
              layer,
              "one " + clause,
              words.apply(wanted) + " after " + words.apply(now),
              now.equals(wanted)
                  ? set + ". Write it once."
                  : "%s; it cannot be changed to %s. Keep one of the two."
                      .formatted(set, words.apply(wanted))));
    }
  }
}
