package io.github.foldwise.reports.format;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as a report prints them. */
public final class NumberText {
  private static final double HUGE = 1e5;
  private static final double TINY = 5e-5; // below it four decimals are zeros
  private static final double ROUNDING = 1e-12; // a smaller spread is only rounding of a sum

  private static final Pattern HYPHEN =
      Pattern.compile("(?<![\\p{L}\\p{N}.)])-(?=\\d)|(?<=\\d[eE])-(?=\\d)");

  private NumberText() {}

  /**
   * Four decimals, for accuracies and losses; {@code 9.97e29} if that would be too many digits or
   * only zeros; a negative number has a minus sign, not a hyphen.
   */
  public static String fixed(double value) {
    return typeset(plain(value));
  }

  /** The hyphens of the numbers in a text as minus signs: {@code rate −0.5, epsilon 1e−7}. */
  public static String typeset(String text) {
    return HYPHEN.matcher(text).replaceAll("−");
  }

  private static String plain(double value) {
    double magnitude = Math.abs(value);
    boolean huge = magnitude >= HUGE && magnitude <= Double.MAX_VALUE;
    boolean tiny = magnitude >= ROUNDING && magnitude < TINY;
    return huge || tiny ? scientific(value) : String.format(Locale.ROOT, "%.4f", value);
  }

  /** {@link #fixed} with a sign, + or −, of one width. */
  public static String signed(double value) {
    return (value < 0 ? "−" : "+") + fixed(Math.abs(value));
  }

  /** {@code 14.7 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String scientific(double value) {
    String text = String.format(Locale.ROOT, "%.2e", value); // 9.97e+29, 3.00e-05
    return text.replaceFirst("e\\+?(-?)0*", "e$1");
  }

  /** Three decimals; rounding never yields 0 or 1. */
  public static String probability(double p) {
    if (p > 0 && p < 0.0005) {
      return "< 0.001";
    }
    return p < 1 && p >= 0.9995 ? "> 0.999" : String.format(Locale.ROOT, "%.3f", p);
  }

  /** A count with commas between thousands. */
  public static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
