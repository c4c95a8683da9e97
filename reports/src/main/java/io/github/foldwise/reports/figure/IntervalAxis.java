package io.github.foldwise.reports.figure;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where an axis ends that shows several intervals: huge ones are cut, so the others stay legible.
 */
final class IntervalAxis {
  /** An interval is huge if it is so many times as wide as the median one. */
  private static final double HUGE = 4;

  private IntervalAxis() {}

  /** A value and the interval around it; both ends are the value if there is none. */
  record Bar(double value, double low, double high) {
    double width() {
      return high - low;
    }
  }

  /**
   * Covers all values and all intervals but huge ones.
   *
   * @param bars the intervals
   * @param always what the axis shows in any case
   * @param fine an interval of this width is not huge
   * @param least where the axis begins at the least
   * @param most where it ends at the most
   */
  static AxisScale of(
      List<Bar> bars, DoubleStream always, double fine, double least, double most, int ticks) {
    double widest = HUGE * Math.max(fine, medianWidth(bars));
    double[] ends =
        DoubleStream.concat(
                always,
                bars.stream()
                    .flatMapToDouble(
                        bar ->
                            bar.width() <= widest
                                ? DoubleStream.of(bar.value(), bar.low(), bar.high())
                                : DoubleStream.of(bar.value())))
            .map(end -> Math.max(least, Math.min(most, end)))
            .toArray();
    return AxisScale.around(
        DoubleStream.of(ends).min().orElse(least), DoubleStream.of(ends).max().orElse(most), ticks);
  }

  /** The lower median of the intervals that have a width. */
  private static double medianWidth(List<Bar> bars) {
    double[] widths =
        bars.stream().mapToDouble(Bar::width).filter(width -> width > 0).sorted().toArray();
    return widths.length == 0 ? 0 : widths[(widths.length - 1) / 2];
  }
}
