package io.github.foldwise.experiment;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.sweep.Params;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A part of an experiment as the user's function of its parameters. It may be missing, fail or
 * return null.
 */
record Declaration<T>(String word, Optional<Function<Params, T>> function) {

  static <T> Declaration<T> missing(String word) {
    return new Declaration<>(word, Optional.empty());
  }

  Declaration<T> as(Function<Params, ? extends T> other) {
    requireNonNull(other, word);
    return new Declaration<>(word, Optional.of(other::apply));
  }

  Declaration<T> as(T value) {
    requireNonNull(value, word);
    return new Declaration<>(word, Optional.of(params -> value));
  }

  /** Its value for these parameters; if there is none, reports why. */
  Optional<T> evaluate(Params params, Consumer<Problem> problems) {
    if (function.isEmpty()) {
      problems.accept(
          Problem.of(
              word, "a declaration", "none", "Add .%s(p -> …) to the experiment.".formatted(word)));
      return Optional.empty();
    }
    return guard(word, () -> function.get().apply(params), problems);
  }

  /** The result of the user's code; if it returns null or fails, reports where and why. */
  static <T> Optional<T> guard(String word, Supplier<T> code, Consumer<Problem> problems) {
    try {
      Optional<T> value = Optional.ofNullable(code.get());
      if (value.isEmpty()) {
        problems.accept(
            Problem.of(
                word, "a value", "null", "Return a value from the argument of ." + word + "."));
      }
      return value;
    } catch (RefusedException e) {
      e.problems().forEach(problems);
    } catch (RuntimeException e) {
      problems.accept(
          Problem.of(
                  word,
                  "a declaration that can be evaluated",
                  e.toString(),
                  "Fix the argument of ." + word + ".")
              .withTrace(origin(e)));
    }
    return Optional.empty();
  }

  /** The first frame outside the JDK: {@code thrown at MyExperiment.java:31}. */
  private static String origin(RuntimeException e) {
    return Arrays.stream(e.getStackTrace())
        .filter(frame -> !frame.getClassName().startsWith("java."))
        .findFirst()
        .map(frame -> "thrown at %s:%s".formatted(frame.getFileName(), frame.getLineNumber()))
        .orElse("");
  }
}
