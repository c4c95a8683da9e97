package io.github.foldwise.sweep;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Something that may vary, by name: {@code Param.of("dropout", 0.6)}. Two parameters of one
 * experiment have different names.
 *
 * @param <T> Integer, Double, Boolean, an enum or a loss
 * @param name as users write it in {@code --set} and read it in tables
 * @param standard value of the baseline unless an experiment says otherwise
 */
@CheckReturnValue
public record Param<T>(String name, T standard) {
  public Param {
    requireNonNull(name, "the name of a parameter");
    requireNonNull(standard, () -> "the standard value of " + name);
  }

  /** A parameter and the value that the baseline has. */
  public static <T> Param<T> of(String name, T standard) {
    return new Param<>(name, standard);
  }

  /** This parameter at another value. */
  public Setting<T> to(T value) {
    return new Setting<>(this, value);
  }
}
