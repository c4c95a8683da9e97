package io.github.foldwise.keras.config;

import io.github.foldwise.check.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a file gives to say: problems, for which it is refused, and remarks. */
public final class Notes {
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> remarks = new LinkedHashSet<>();

  /** Nothing yet. */
  public Notes() {}

  /** Adds a problem. */
  public void refuse(String place, String expected, String found, String remedy) {
    problems.add(Problem.of(place, expected, found, remedy));
  }

  /** Adds a remark, a whole sentence; a second time it says nothing new. */
  public void remark(String sentence) {
    remarks.add(sentence);
  }

  /** All problems, in reading order. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** All remarks, in reading order. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }
}
