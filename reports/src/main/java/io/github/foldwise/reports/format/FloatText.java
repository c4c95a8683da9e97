package io.github.foldwise.reports.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as the CSV files write them. */
public final class FloatText {
  private static final int MOST_DIGITS_OF_A_FLOAT = 9;
  private static final MathContext STATISTIC = new MathContext(9, RoundingMode.HALF_EVEN);
  private static final BigDecimal PLAIN_FROM = new BigDecimal("1e-5");
  private static final BigDecimal PLAIN_BELOW = new BigDecimal("1e7");

  private FloatText() {}

  /**
   * The shortest decimal that reads back as the same float32; the nearest if there are several.
   *
   * <p>{@link Float#toString} is longer: before JDK 19 it writes 530959300 as {@code 5.30959296E8}.
   */
  public static String of(float value) {
    return Float.isFinite(value) ? signed(value, shortest(Math.abs(value))) : Float.toString(value);
  }

  /** A statistic, rounded to 9 significant digits. */
  public static String statistic(double value) {
    return Double.isFinite(value)
        ? signed(value, text(new BigDecimal(Math.abs(value)).round(STATISTIC)))
        : Double.toString(value);
  }

  /** The double nearest to the float's text: what a reader of the CSV file computes with. */
  public static double widen(float value) {
    return Double.parseDouble(of(value));
  }

  private static String signed(double value, String magnitude) {
    return Math.copySign(1, value) < 0 ? "-" + magnitude : magnitude;
  }

  private static String shortest(float magnitude) {
    BigDecimal exact = new BigDecimal(magnitude);
    for (int digits = 1; digits < MOST_DIGITS_OF_A_FLOAT; digits++) {
      BigDecimal below = exact.round(new MathContext(digits, RoundingMode.FLOOR));
      BigDecimal above = exact.round(new MathContext(digits, RoundingMode.CEILING));
      boolean belowReadsBack = below.floatValue() == magnitude;
      boolean aboveReadsBack = above.floatValue() == magnitude;
      boolean belowIsNearer = exact.subtract(below).compareTo(above.subtract(exact)) <= 0;
      if (belowReadsBack && (belowIsNearer || !aboveReadsBack)) {
        return text(below);
      }
      if (aboveReadsBack) {
        return text(above);
      }
    }
    return text(exact.round(new MathContext(MOST_DIGITS_OF_A_FLOAT, RoundingMode.HALF_EVEN)));
  }

  private static String text(BigDecimal magnitude) {
    if (magnitude.signum() == 0) {
      return "0";
    }
    BigDecimal value = magnitude.stripTrailingZeros();
    if (value.compareTo(PLAIN_FROM) >= 0 && value.compareTo(PLAIN_BELOW) < 0) {
      return value.toPlainString();
    }
    String digits = value.unscaledValue().toString();
    int exponent = value.precision() - value.scale() - 1;
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + "E" + exponent;
  }
}
