package io.github.foldwise.guard;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A name, or a pattern of names in which {@code *} stands for any text. */
public record NamePattern(String text) {
  /** Whether a name is of this pattern. */
  public boolean matches(String name) {
    return name.matches(
        Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }
}
