package io.github.foldwise.check;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Bad input, refused before anything trains, with all problems at once.
 *
 * <p>The message explains itself: a command line prints it without a stack trace.
 */
public final class RefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Refuses for one reason or several. */
  public RefusedException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Refuses for one reason. */
  public RefusedException(Problem problem) {
    this(List.of(problem));
  }

  /** Throws all problems, if there are any. */
  public static void throwIfAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  /** All problems, in reading order. */
  public List<Problem> problems() {
    return problems;
  }
}
