package io.github.foldwise.runtime;

import static io.github.foldwise.training.Training.exponentialDecay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.training.Schedule;
import org.junit.jupiter.api.Test;

/** Learning rates against Keras 3.8.0. */
class ScheduleGoldenTest {
  private static final double TWO_LAST_BITS = Math.scalb(1.0, -22);

  @Test
  void exponential_decay() {
    GoldenTable golden = GoldenTable.read("schedules.csv");
    assertThat(golden.titles()).startsWith("step,\"ExponentialDecay(0.0005,10000,0.98)\",");
    Schedule schedule = exponentialDecay(5e-4, 10_000, 0.98);
    assertThat(golden.rows()).isPositive();
    for (int row = 0; row < golden.rows(); row++) {
      long step = (long) golden.at(row, 0);
      double expected = golden.at(row, 1);
      assertThat((double) schedule.rate(step))
          .as("step " + step)
          .isCloseTo(expected, within(TWO_LAST_BITS * expected));
    }
  }
}
