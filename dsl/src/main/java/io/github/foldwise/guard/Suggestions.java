package io.github.foldwise.guard;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Turns a name that nobody knows into a problem that says the nearest known ones. */
public final class Suggestions {
  private Suggestions() {}

  /** A name that is not among the known ones; {@code what} is {@code preset of fashion-mnist}. */
  public static Problem unknown(String what, String found, List<String> known) {
    return Problem.of(
        what,
        known.isEmpty() ? "none, for there is none" : "one of " + String.join(", ", known),
        "'" + found + "'",
        known.isEmpty()
            ? "Leave it out."
            : nearest(found, known)
                .map(name -> "Did you mean '" + name + "'?")
                .orElse(known.size() == 1 ? "Write " + known.get(0) + "." : "Write one of these."));
  }

  /** The one with this name among those known; refuses any other name. */
  public static <T> T named(String what, String name, List<T> known, Function<T, String> nameOf) {
    return known.stream()
        .filter(one -> nameOf.apply(one).equals(name))
        .findFirst()
        .orElseThrow(
            () -> new RefusedException(unknown(what, name, known.stream().map(nameOf).toList())));
  }

  /**
   * The known name that takes the fewest edits to reach, the first of them on a tie; none if that
   * would change more than a third of it, unless it begins with what was found.
   */
  private static Optional<String> nearest(String found, List<String> known) {
    return known.stream()
        .filter(name -> isNear(lower(found), lower(name)))
        .min(Comparator.comparingInt(name -> edits(lower(found), lower(name))));
  }

  private static boolean isNear(String found, String name) {
    boolean isBeginning = found.length() > 2 && name.startsWith(found);
    return isBeginning || edits(found, name) <= Math.max(1, found.length() / 3);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
