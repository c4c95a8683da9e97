package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.format.NumberText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The range of an axis and its ticks, ascending, as printed.
 *
 * @param isLogarithmic whether equal distances are equal ratios
 */
record AxisScale(double from, double to, List<BigDecimal> ticks, boolean isLogarithmic) {

  /** Room on each side of the data. */
  private static final double MARGIN = 0.05;

  AxisScale(double from, double to, List<BigDecimal> ticks) {
    this(from, to, ticks, false);
  }

  /**
   * A logarithmic scale around positive data, marked at powers of ten, or at 1, 2 and 5 of them.
   */
  static AxisScale logarithmic(double least, double most) {
    double room = Math.pow(most / least, MARGIN);
    double from = least / room;
    double to = most * room;
    int first = (int) Math.floor(Math.log10(from));
    int last = (int) Math.ceil(Math.log10(to));
    int every = 1 + (last - first) / 8;
    int[] factors = last - first > 3 ? new int[] {1} : new int[] {1, 2, 5};
    List<BigDecimal> ticks = new ArrayList<>();
    for (int power = first; power <= last; power += every) {
      for (int factor : factors) {
        BigDecimal tick = plain(BigDecimal.valueOf(factor).scaleByPowerOfTen(power));
        if (tick.doubleValue() >= from && tick.doubleValue() <= to) {
          ticks.add(tick);
        }
      }
    }
    return new AxisScale(from, to, List.copyOf(ticks), true);
  }

  /** A tick as printed: {@code −0.02}, and {@code 1e−5} on a logarithmic scale. */
  String text(BigDecimal tick) {
    boolean isTiny = isLogarithmic && tick.compareTo(new BigDecimal("0.001")) < 0;
    return NumberText.typeset(
        isTiny ? tick.unscaledValue() + "e" + -tick.scale() : tick.toPlainString());
  }

  /** A scale around the data, marked at 1, 2 or 5 times a power of ten. */
  static AxisScale around(double least, double most, int ticks) {
    double span = Math.max(most - least, 1e-3 * Math.max(1, Math.abs(most)));
    double middle = (least + most) / 2;
    double half = span * (0.5 + MARGIN);
    return between(middle - half, middle + half, ticks);
  }

  /** A scale from end to end, without margins. */
  static AxisScale between(double from, double to, int ticks) {
    return new AxisScale(from, to, marks(from, to, step((to - from) / ticks)));
  }

  /** A scale of whole numbers, marked at whole numbers only. */
  static AxisScale ofIntegers(int first, int last, int ticks) {
    double span = (double) last - first; // may be more than an int
    double margin = first == last ? 0.5 : Math.max(MARGIN * span, 0.1);
    BigDecimal step = step(span / ticks).max(BigDecimal.ONE);
    return new AxisScale(first - margin, last + margin, marks(first, last, step));
  }

  /** The position of a value: 0 at the lower end, 1 at the upper. */
  double share(double value) {
    return isLogarithmic
        ? Math.log(value / from) / Math.log(to / from)
        : (value - from) / (to - from);
  }

  private static List<BigDecimal> marks(double from, double to, BigDecimal step) {
    BigDecimal tick = new BigDecimal(from).divide(step, 0, RoundingMode.CEILING).multiply(step);
    List<BigDecimal> ticks = new ArrayList<>();
    while (tick.compareTo(new BigDecimal(to)) <= 0) {
      ticks.add(tick);
      tick = tick.add(step);
    }
    return List.copyOf(ticks);
  }

  /** The least of 1, 2, 5 × 10ⁿ that is not below the rough step. */
  private static BigDecimal step(double rough) {
    if (rough <= 0) {
      return BigDecimal.ONE;
    }
    if (!Double.isFinite(rough)) {
      throw new ArithmeticException("an axis of this length cannot be marked: " + rough);
    }
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(rough)));
    for (int factor : new int[] {1, 2, 5}) {
      BigDecimal step = power.multiply(BigDecimal.valueOf(factor), MathContext.UNLIMITED);
      if (step.doubleValue() >= rough) {
        return plain(step);
      }
    }
    return plain(power.scaleByPowerOfTen(1));
  }

  /** 1E+1 would be printed like that. */
  private static BigDecimal plain(BigDecimal step) {
    return step.scale() < 0 ? step.setScale(0) : step;
  }
}
