package io.github.foldwise.guard;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Code of the user that Foldwise calls: what it throws becomes a problem that names it. */
public final class UserCode {
  private static final String OURS = "io.github.foldwise.";

  private UserCode() {}

  /** Its result; empty if it throws, and {@code thrown} receives what. */
  public static <T> Optional<T> call(Supplier<T> code, Consumer<Throwable> thrown) {
    try {
      return Optional.ofNullable(code.get());
    } catch (Throwable e) {
      if (e instanceof VirtualMachineError error && !(e instanceof StackOverflowError)) {
        throw error; // no memory, for example
      }
      thrown.accept(e);
      return Optional.empty();
    }
  }

  /** The refusal for what it threw, which is the cause. */
  public static RefusedException refusal(
      String place, String expected, Throwable thrown, String remedy) {
    RefusedException refusal = new RefusedException(problem(place, expected, thrown, remedy));
    refusal.initCause(thrown);
    return refusal;
  }

  /** {@code place: expected …, found IllegalStateException: …}, with the place in the code. */
  public static Problem problem(String place, String expected, Throwable thrown, String remedy) {
    return Problem.of(place, expected, thrown.toString(), remedy).withTrace(origin(thrown));
  }

  /**
   * The first frame in the user's code, or else the first outside the JDK: {@code thrown at
   * MyExperiment.java:31}.
   */
  private static String origin(Throwable thrown) {
    StackTraceElement[] frames =
        Arrays.stream(thrown.getStackTrace())
            .takeWhile(frame -> !frame.getClassName().equals(UserCode.class.getName()))
            .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun)\\..*"))
            .toArray(StackTraceElement[]::new);
    return Arrays.stream(frames)
        .filter(frame -> !frame.getClassName().startsWith(OURS))
        .findFirst()
        .or(() -> Arrays.stream(frames).findFirst())
        .map(frame -> "thrown at %s:%s".formatted(frame.getFileName(), frame.getLineNumber()))
        .orElse("");
  }
}
