package io.github.foldwise.sweep;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.Objects;

/**
 * A named value that an experiment may vary: {@code Param.of("dropout", 0.6)}. Names are unique
 * within an experiment. A description changes nothing but what {@code list} shows.
 *
 * @param name name in {@code --set} and in tables
 * @param standard value in the baseline unless an experiment changes it
 * @param description for people; may be empty
 */
@CheckReturnValue
public record Param<T>(String name, T standard, String description) {
  public Param {
    requireNonNull(name, "the name of a parameter");
    requireNonNull(standard, () -> "the standard value of " + name);
    requireNonNull(description, () -> "the description of " + name);
  }

  /** A parameter without a description. */
  public Param(String name, T standard) {
    this(name, standard, "");
  }

  /** A parameter and its value in the baseline. */
  public static <T> Param<T> of(String name, T standard) {
    return new Param<>(name, standard);
  }

  /** The same parameter with a description: {@code units of the dense layer}. */
  public Param<T> describedAs(String text) {
    return new Param<>(name, standard, text);
  }

  /** This parameter at another value. */
  public Setting<T> to(T value) {
    return new Setting<>(this, value);
  }

  /** Whether it has the same name and standard value. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Param<?> param
        && name.equals(param.name)
        && standard.equals(param.standard);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, standard);
  }

  /** {@code dropout=0.6}. */
  @Override
  public String toString() {
    return to(standard).toString();
  }
}
