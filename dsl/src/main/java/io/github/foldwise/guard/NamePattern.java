package io.github.foldwise.guard;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A name, or a pattern of names in which {@code *} stands for any text. */
public record NamePattern(String text) {
  /** Whether a pattern is that of a weight, {@code conv_1/kernel}, or of its layer. */
  public static boolean isOf(String pattern, String weight) {
    NamePattern names = new NamePattern(pattern);
    return names.matches(weight) || names.matches(weight.substring(0, weight.lastIndexOf('/')));
  }

  /** Whether a name is of this pattern. */
  public boolean matches(String name) {
    return name.matches(
        Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }
}
