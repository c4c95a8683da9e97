package io.github.foldwise.guard;

import io.github.foldwise.check.Problem;
import java.util.ArrayList;
import java.util.List;

/** Checks numbers against their ranges and collects the problems. */
public final class Findings {
  private final List<Problem> problems = new ArrayList<>();

  /** Starts without problems. */
  public Findings() {}

  /** What was found so far. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Adds the problems found elsewhere. */
  public void add(Findings others) {
    problems.addAll(others.problems);
  }

  /** Adds a problem. */
  public void add(Problem problem) {
    problems.add(problem);
  }

  /** Adds a problem with its parts. */
  public void refuse(String place, String expected, Object found, String remedy) {
    problems.add(Problem.of(place, expected, String.valueOf(found), remedy));
  }

  /** Requires a finite number above 0, as float32 too. */
  public void requireAboveZero(String place, String what, double value, String remedy) {
    if (!((float) value > 0 && Float.isFinite((float) value))) {
      refuse(place, "a finite %s above 0".formatted(what), value, remedy);
    }
  }

  /** Requires a finite number of at least 0. */
  public void requireNotNegative(String place, String what, double value, String remedy) {
    if (!(value >= 0 && Float.isFinite((float) value))) {
      refuse(place, "a finite %s of at least 0".formatted(what), value, remedy);
    }
  }

  /** Requires a number in [0,1), as float32 too. */
  public void requireShare(String place, String what, double value, String remedy) {
    if (!(value >= 0 && (float) value < 1)) {
      refuse(place, "%s in [0,1)".formatted(what), value, remedy);
    }
  }

  /** Requires a number in [0,1]. */
  public void requireShareOrAll(String place, String what, double value, String remedy) {
    if (!(value >= 0 && value <= 1)) {
      refuse(place, "%s in [0,1]".formatted(what), value, remedy);
    }
  }

  /** Requires a whole number of at least {@code least}. */
  public void requireAtLeast(long least, String place, String unit, long number, String remedy) {
    if (number < least) {
      refuse(place, "at least %s%s".formatted(least, unit), number, remedy);
    }
  }
}
