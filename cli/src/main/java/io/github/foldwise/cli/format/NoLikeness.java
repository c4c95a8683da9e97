package io.github.foldwise.cli.format;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.nio.file.Path;
import java.util.Optional;

/** Refuses another model's layers for a file that has its own. */
final class NoLikeness {
  private NoLikeness() {}

  static void require(Path file, Optional<Path> like) {
    if (like.isPresent()) {
      throw new RefusedException(
          Problem.of(
              "--like " + like.get(),
              "weights alone to import",
              file + ", which has layers of its own",
              "Leave --like out."));
    }
  }
}
