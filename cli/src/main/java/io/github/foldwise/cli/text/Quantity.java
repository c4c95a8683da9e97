package io.github.foldwise.cli.text;

import java.util.Locale;

/** A number and what it counts: {@code 1 trial}, {@code 3,160 fold-epochs}. */
final class Quantity {
  private Quantity() {}

  static String of(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
