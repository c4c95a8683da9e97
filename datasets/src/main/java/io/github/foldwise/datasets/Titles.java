package io.github.foldwise.datasets;

import java.util.Locale;
import java.util.Optional;

/** Titles of data sets: what they are, and how many images. */
final class Titles {
  private Titles() {}

  /**
   * {@code what (60,000 + 10,000 images)}, or {@code what (60,000 images)} without test images, of
   * which there may be one.
   */
  static String withRows(String what, int training, Optional<Integer> test) {
    return String.format(
        Locale.ROOT,
        "%s (%,d%s image%s)",
        what,
        training,
        test.map(rows -> String.format(Locale.ROOT, " + %,d", rows)).orElse(""),
        training == 1 && test.isEmpty() ? "" : "s");
  }
}
