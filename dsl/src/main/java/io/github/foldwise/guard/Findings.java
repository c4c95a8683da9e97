package io.github.foldwise.guard;

import io.github.foldwise.check.Problem;
import java.util.ArrayList;
import java.util.List;

/** Numbers held against their ranges, and what was wrong with them. */
public final class Findings {
  private final List<Problem> problems = new ArrayList<>();

  /** None yet. */
  public Findings() {}

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Takes over what was found elsewhere. */
  public void add(Findings others) {
    problems.addAll(others.problems);
  }

  public void add(Problem problem) {
    problems.add(problem);
  }

  public void refuse(String place, String expected, Object found, String remedy) {
    problems.add(Problem.of(place, expected, String.valueOf(found), remedy));
  }

  /** The graph takes it as float32, in which it must be neither 0 nor infinite. */
  public void requireAboveZero(String place, String what, double value, String remedy) {
    if (!((float) value > 0 && Float.isFinite((float) value))) {
      refuse(place, "a finite %s above 0".formatted(what), value, remedy);
    }
  }

  public void requireNotNegative(String place, String what, double value, String remedy) {
    if (!(value >= 0 && Float.isFinite((float) value))) {
      refuse(place, "a finite %s of at least 0".formatted(what), value, remedy);
    }
  }

  /** In [0,1), as float32 too. */
  public void requireShare(String place, String what, double value, String remedy) {
    if (!(value >= 0 && (float) value < 1)) {
      refuse(place, "%s in [0,1)".formatted(what), value, remedy);
    }
  }

  /** In [0,1]. */
  public void requireShareOrAll(String place, String what, double value, String remedy) {
    if (!(value >= 0 && value <= 1)) {
      refuse(place, "%s in [0,1]".formatted(what), value, remedy);
    }
  }

  public void requireAtLeast(long least, String place, String unit, long number, String remedy) {
    if (number < least) {
      refuse(place, "at least %s%s".formatted(least, unit), number, remedy);
    }
  }
}
