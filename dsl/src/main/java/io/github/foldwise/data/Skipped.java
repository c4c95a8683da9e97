package io.github.foldwise.data;

import static java.util.Objects.requireNonNull;

/**
 * A file that lies among those of a data set and is none of its rows.
 *
 * @param name its path below the data's root
 * @param why {@code left by an operating system}
 */
public record Skipped(String name, String why) {
  public Skipped {
    requireNonNull(name, "name");
    requireNonNull(why, "why");
  }
}
