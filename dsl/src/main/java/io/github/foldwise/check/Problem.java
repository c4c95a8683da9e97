package io.github.foldwise.check;

import static java.util.Objects.requireNonNull;

/**
 * One thing to correct before anything trains, written for the person who corrects it.
 *
 * @param place where it is: {@code layer 9 pool(3)}, {@code --set folds}, a file's name
 * @param expected what would be accepted there
 * @param found what is there, with its value
 * @param remedy what to do about it: a whole sentence
 * @param trace what led to it, one line; empty if the place says enough
 */
public record Problem(String place, String expected, String found, String remedy, String trace) {
  public Problem {
    requireNonNull(place, "place");
    requireNonNull(expected, "expected");
    requireNonNull(found, "found");
    requireNonNull(remedy, "remedy");
    requireNonNull(trace, "trace");
  }

  /** A problem whose place explains enough. */
  public static Problem of(String place, String expected, String found, String remedy) {
    return new Problem(place, expected, found, remedy, "");
  }

  /** The same problem with a line that shows what led to it. */
  public Problem withTrace(String line) {
    return new Problem(place, expected, found, remedy, line);
  }

  /** The same problem within something wider: {@code variant a: layer 9 dropout(1.0)}. */
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
