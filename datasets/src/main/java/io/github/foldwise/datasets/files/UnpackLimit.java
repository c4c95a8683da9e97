package io.github.foldwise.datasets.files;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.Locale;

/** How large packed bytes may become: far more than images do, far less than a bomb. */
final class UnpackLimit {
  private static final long ALWAYS = 16L << 20;
  private static final int FACTOR = 200; // deflate's greatest is 1,032

  private UnpackLimit() {}

  /** Most bytes that so many packed ones may become. */
  static long of(long packed) {
    return ALWAYS + FACTOR * packed;
  }

  static RefusedException refused(String place, long packed, String unpacked) {
    return new RefusedException(
        Problem.of(
            place,
            "at most %s times its packed size".formatted(FACTOR),
            String.format(Locale.ROOT, "%s bytes from %,d", unpacked, packed),
            "No images pack so well: do not trust this archive."));
  }
}
