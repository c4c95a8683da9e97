package io.github.foldwise.check;

import static java.util.Objects.requireNonNull;

/**
 * One thing that must be mended before anything trains, written for the person who mends it.
 *
 * @param place where it stands: {@code layer 9 pool(3)}, {@code --set folds}, a file's name
 * @param expected what would be accepted there
 * @param found what stands there, with its value
 * @param remedy what to do about it: a whole sentence
 * @param trace how it came so, one line; empty where the place says enough
 */
public record Problem(String place, String expected, String found, String remedy, String trace) {
  public Problem {
    requireNonNull(place);
    requireNonNull(expected);
    requireNonNull(found);
    requireNonNull(remedy);
    requireNonNull(trace);
  }

  /** A problem whose place says how it came so. */
  public static Problem of(String place, String expected, String found, String remedy) {
    return new Problem(place, expected, found, remedy, "");
  }

  /** The same problem, with the line that shows how it came so. */
  public Problem withTrace(String line) {
    return new Problem(place, expected, found, remedy, line);
  }

  /**
   * The same problem, seen from a wider place: {@code variant dropout=1.0: layer 9 dropout(1.0)}.
   */
  public Problem within(String widerPlace) {
    return new Problem(widerPlace + ": " + place, expected, found, remedy, trace);
  }

  /** {@code place: expected …, found ….} and, indented below it, the trace and the remedy. */
  @Override
  public String toString() {
    return place
        + ": expected "
        + expected
        + ", found "
        + found
        + "."
        + (trace.isEmpty() ? "" : "\n  " + trace)
        + "\n  "
        + remedy;
  }
}
