package io.github.foldwise.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.figure.IntervalAxis.Bar;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class IntervalAxisTest {
  private static final Bar NARROW = new Bar(0.01, -0.01, 0.03);
  private static final Bar HUGE = new Bar(-0.05, -0.9, 0.8);

  @Test
  void a_huge_interval_does_not_widen_the_axis_but_its_value_does() {
    AxisScale scale = scale(NARROW, NARROW, HUGE);
    assertThat(scale.from()).isBetween(-0.06, -0.05);
    assertThat(scale.to()).isBetween(0.03, 0.04);
  }

  @Test
  void intervals_of_like_widths_are_shown_whole_within_the_limits() {
    assertThat(scale(NARROW, new Bar(0, -0.05, 0.05)).to()).isGreaterThan(0.05);
    assertThat(scale(new Bar(0, -3, 3)).from()).isBetween(-1.2, -1.0);
  }

  private static AxisScale scale(Bar... bars) {
    return IntervalAxis.of(List.of(bars), DoubleStream.of(-0.005, 0.005), 0.01, -1, 1, 5);
  }
}
