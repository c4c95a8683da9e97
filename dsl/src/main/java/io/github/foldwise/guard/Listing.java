package io.github.foldwise.guard;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes lists of numbers or names, the first ten at most. */
public final class Listing {
  private static final int SHOWN = 10;

  private Listing() {}

  /** {@code 4, 7}; after ten, the number of others: {@code and 3 more}. */
  public static String some(Collection<?> things) {
    String first =
        things.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    return things.size() > SHOWN ? first + " and %s more".formatted(things.size() - SHOWN) : first;
  }

  /** {@code row 4}, {@code rows 4, 7}. */
  public static String of(String singular, String plural, Collection<?> things) {
    return (things.size() == 1 ? singular : plural) + " " + some(things);
  }

  /** {@code class 4}, {@code classes 4, 7}. */
  public static String classes(Collection<Integer> classes) {
    return of("class", "classes", classes);
  }
}
