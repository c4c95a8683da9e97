package io.github.foldwise.datasets.files;

import java.util.List;
import java.util.Locale;

/** Some of many names, for one message. */
public final class Names {
  private static final int SHOWN = 5;

  private Names() {}

  /** {@code a, b, c, d, e and 2 more}. */
  public static String of(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() <= SHOWN
        ? shown
        : shown + String.format(Locale.ROOT, " and %,d more", names.size() - SHOWN);
  }
}
