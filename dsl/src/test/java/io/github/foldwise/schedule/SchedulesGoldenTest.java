package io.github.foldwise.schedule;

import static io.github.foldwise.schedule.Schedules.cosineDecay;
import static io.github.foldwise.schedule.Schedules.cosineRestarts;
import static io.github.foldwise.schedule.Schedules.exponentialDecay;
import static io.github.foldwise.schedule.Schedules.inverseTimeDecay;
import static io.github.foldwise.schedule.Schedules.piecewise;
import static io.github.foldwise.schedule.Schedules.polynomialDecay;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Learning rates against Keras 3.8.0. */
@TestMethodOrder(OrderAnnotation.class)
class SchedulesGoldenTest {
  /**
   * Rates are small numbers, so the absolute part is small, too: if a cosine is near −1, one bit of
   * it is 6e-8 of the first rate, which is at most 0.001 here.
   */
  private static final Tolerance RATE = new Tolerance(1e-6, 1e-10);

  private static final Golden GOLDEN = Golden.read("schedules.csv");
  private static final Map<String, Schedule> SCHEDULES = schedules();

  static Set<String> titles() {
    return SCHEDULES.keySet();
  }

  @Test
  void there_is_a_schedule_of_ours_for_each_of_keras() {
    assertThat(GOLDEN.at(0).names()).contains("step").containsAll(SCHEDULES.keySet());
    assertThat(GOLDEN.at(0).names()).hasSize(1 + SCHEDULES.size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("titles")
  void the_rate_of_each_step(String title) {
    double[] steps = GOLDEN.column("step");
    double[] rates = GOLDEN.column(title);
    for (int row = 0; row < steps.length; row++) {
      float rate = SCHEDULES.get(title).rate((long) steps[row]);
      RATE.check("step " + (long) steps[row], rate, rates[row]);
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static Map<String, Schedule> schedules() {
    Map<String, Schedule> schedules = new LinkedHashMap<>();
    schedules.put("ExponentialDecay(0.0005,10000,0.98)", exponentialDecay(5e-4, 10_000, 0.98));
    schedules.put(
        "ExponentialDecay(0.0005,10000,0.98,staircase)",
        exponentialDecay(5e-4, 10_000, 0.98).staircase());
    schedules.put("CosineDecay(0.001,60000)", cosineDecay(1e-3, 60_000));
    schedules.put("CosineDecay(0.001,60000,alpha=0.1)", cosineDecay(1e-3, 60_000).alpha(0.1));
    schedules.put(
        "CosineDecay(0,60000,warmup_target=0.001,warmup_steps=3000)",
        cosineDecay(0, 60_000).warmUp(3000, 1e-3));
    schedules.put("CosineDecayRestarts(0.001,10000)", cosineRestarts(1e-3, 10_000));
    schedules.put(
        "PiecewiseConstantDecay([10000,20000],[1e-3,5e-4,1e-4])",
        piecewise(1e-3).after(10_000, 5e-4).after(20_000, 1e-4));
    schedules.put("PolynomialDecay(0.001,60000)", polynomialDecay(1e-3, 60_000));
    schedules.put("InverseTimeDecay(0.001,10000,0.5)", inverseTimeDecay(1e-3, 10_000, 0.5));
    return schedules;
  }
}
