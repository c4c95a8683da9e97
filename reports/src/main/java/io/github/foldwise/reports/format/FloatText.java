package io.github.foldwise.reports.format;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as the CSV files write them. */
public final class FloatText {
  private static final int MOST_DIGITS_OF_A_FLOAT = 9;

  /**
   * A number halfway between two decimals of at most 9 digits has one decimal place more than they,
   * and as many binary places: 37428.6875 has 4. No float32 has more than this.
   */
  private static final int MOST_PLACES_BETWEEN_TWO = 16;

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

  /**
   * Jackson's writer is fast and finds the same decimal, but for two cases: it writes two digits
   * even if one reads back, as only subnormal numbers do, and of two that are equally near, it
   * takes the even one.
   */
  private static String shortest(float magnitude) {
    return magnitude >= Float.MIN_NORMAL && binaryPlaces(magnitude) > MOST_PLACES_BETWEEN_TWO
        ? text(new BigDecimal(NumberOutput.toString(magnitude, true)))
        : shortestByTrial(magnitude);
  }

  /** Digits of a normal number behind the binary point. */
  private static int binaryPlaces(float magnitude) {
    int significand = (Float.floatToRawIntBits(magnitude) & 0x7fffff) | 0x800000;
    return 23 - Integer.numberOfTrailingZeros(significand) - Math.getExponent(magnitude);
  }

  private static String shortestByTrial(float magnitude) {
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
