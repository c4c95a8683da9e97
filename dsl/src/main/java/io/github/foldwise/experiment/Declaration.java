package io.github.foldwise.experiment;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.UserCode;
import io.github.foldwise.sweep.Params;
import java.util.ArrayList;
import java.util.List;
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
    List<Throwable> thrown = new ArrayList<>();
    Optional<T> value = UserCode.call(code, thrown::add);
    thrown.forEach(e -> problemsOf(word, e).forEach(problems));
    if (value.isEmpty() && thrown.isEmpty()) {
      problems.accept(
          Problem.of(
              word, "a value", "null", "Return a value from the argument of ." + word + "."));
    }
    return value;
  }

  /** The result of the user's code; refuses null and what it throws. */
  static <T> T require(String word, Supplier<T> code) {
    List<Problem> problems = new ArrayList<>();
    Optional<T> value = guard(word, code, problems::add);
    return value.orElseThrow(() -> new RefusedException(problems));
  }

  private static List<Problem> problemsOf(String word, Throwable thrown) {
    return thrown instanceof RefusedException refused
        ? refused.problems()
        : List.of(
            UserCode.problem(
                word,
                "a declaration that can be evaluated",
                thrown,
                "Fix the argument of ." + word + "."));
  }
}
