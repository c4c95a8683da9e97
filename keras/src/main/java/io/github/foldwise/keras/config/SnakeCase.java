package io.github.foldwise.keras.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of classes as Keras writes them in paths: {@code conv2d}, {@code re_lu}. */
public final class SnakeCase {
  private static final Pattern NO_WORD = Pattern.compile("\\W+");
  private static final Pattern WORD = Pattern.compile("(.)([A-Z][a-z]+)");
  private static final Pattern CAPITAL = Pattern.compile("([a-z])([A-Z])");

  private SnakeCase() {}

  /** {@code BatchNormalization} is {@code batch_normalization}. */
  public static String of(String className) {
    String plain = NO_WORD.matcher(className).replaceAll("");
    String words = WORD.matcher(plain).replaceAll("$1_$2");
    return CAPITAL.matcher(words).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
