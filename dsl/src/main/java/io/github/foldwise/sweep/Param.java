package io.github.foldwise.sweep;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;

/**
 * A named value that an experiment may vary: {@code Param.of("dropout", 0.6)}. Names are unique
 * within an experiment.
 *
 * @param name name in {@code --set} and in tables
 * @param standard value in the baseline unless an experiment changes it
 */
@CheckReturnValue
public record Param<T>(String name, T standard) {
  public Param {
    requireNonNull(name, "the name of a parameter");
    requireNonNull(standard, () -> "the standard value of " + name);
  }

  /** A parameter and its value in the baseline. */
  public static <T> Param<T> of(String name, T standard) {
    return new Param<>(name, standard);
  }

  /** This parameter at another value. */
  public Setting<T> to(T value) {
    return new Setting<>(this, value);
  }

  /** {@code dropout=0.6}. */
  @Override
  public String toString() {
    return to(standard).toString();
  }
}
