package io.github.foldwise.check;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Bad input, refused before anything trained: all problems that were found, at once.
 *
 * <p>The message is meant to be read as it stands; a command line prints it and no stack trace.
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

  /**
   * Goes on where nothing was found.
   *
   * @throws RefusedException with all problems, where there are any
   */
  public static void throwIfAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  /** What was found, in the order in which a reader meets it. */
  public List<Problem> problems() {
    return problems;
  }
}
