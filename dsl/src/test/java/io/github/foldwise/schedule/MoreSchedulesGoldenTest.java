package io.github.foldwise.schedule;

import static io.github.foldwise.schedule.Schedules.cosineDecay;
import static io.github.foldwise.schedule.Schedules.cosineRestarts;
import static io.github.foldwise.schedule.Schedules.exponentialDecay;
import static io.github.foldwise.schedule.Schedules.inverseTimeDecay;
import static io.github.foldwise.schedule.Schedules.oneCycle;
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

/** Learning rates against Keras 3.15.1, at the edges; one-cycle against PyTorch's formula. */
@TestMethodOrder(OrderAnnotation.class)
class MoreSchedulesGoldenTest {
  private static final Golden GOLDEN = Golden.read("more_schedules.json");
  private static final Map<String, Schedule> SCHEDULES = schedules();

  static Set<String> names() {
    return SCHEDULES.keySet();
  }

  @Test
  void there_is_a_schedule_of_ours_for_each_of_the_goldens() {
    assertThat(SCHEDULES).containsOnlyKeys(GOLDEN.at("schedules").names());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void the_rate_of_each_step(String name) {
    int[] steps = GOLDEN.at("schedules", name, "steps").ints();
    double[] rates = GOLDEN.at("schedules", name, "rates").doubles();
    assertThat(rates).hasSameSizeAs(steps);
    for (int i = 0; i < steps.length; i++) {
      float rate = SCHEDULES.get(name).rate(steps[i]);
      Tolerance.FORMULA.check("step " + steps[i], rate, rates[i]);
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static Map<String, Schedule> schedules() {
    Map<String, Schedule> all = new LinkedHashMap<>();
    all.put("ExponentialDecay(0.1,100,0.3)", exponentialDecay(0.1, 100, 0.3));
    all.put("ExponentialDecay(0.1,3,1.5,staircase)", exponentialDecay(0.1, 3, 1.5).staircase());
    all.put(
        "CosineDecay(0.1,100,alpha=0.25,warmup_target=0.5,warmup_steps=50)",
        cosineDecay(0.1, 100).warmUp(50, 0.5).alpha(0.25));
    all.put(
        "CosineDecay(0.5,100,warmup_target=0.1,warmup_steps=1)",
        cosineDecay(0.5, 100).warmUp(1, 0.1));
    all.put("CosineDecay(0.5,7,alpha=1)", cosineDecay(0.5, 7).alpha(1));
    all.put("CosineDecayRestarts(0.1,100,t_mul=1)", cosineRestarts(0.1, 100).periodFactor(1));
    all.put(
        "CosineDecayRestarts(0.1,100,m_mul=0.5,alpha=0.1)",
        cosineRestarts(0.1, 100).rateFactor(0.5).alpha(0.1));
    all.put(
        "CosineDecayRestarts(0.1,50,t_mul=1.5,m_mul=0.9)",
        cosineRestarts(0.1, 50).periodFactor(1.5).rateFactor(0.9));
    all.put(
        "PolynomialDecay(0.1,100,0.01,power=2)", polynomialDecay(0.1, 100).endRate(0.01).power(2));
    all.put(
        "PolynomialDecay(0.1,100,0.01,power=0.5,cycle)",
        polynomialDecay(0.1, 100).endRate(0.01).power(0.5).cycle());
    all.put("PolynomialDecay(0.1,3,0,cycle)", polynomialDecay(0.1, 3).endRate(0).cycle());
    all.put("InverseTimeDecay(0.1,100,0.7,staircase)", inverseTimeDecay(0.1, 100, 0.7).staircase());
    all.put(
        "PiecewiseConstantDecay([0,2,50],[0.1,0.2,0.3,0.05])",
        piecewise(0.1).after(0, 0.2).after(2, 0.3).after(50, 0.05));
    all.put("OneCycle(0.1,100)", oneCycle(0.1, 100));
    all.put(
        "OneCycle(0.5,10,rising=0.4,start=10,end=100)",
        oneCycle(0.5, 10).rising(0.4).startDivisor(10).endDivisor(100));
    all.put("OneCycle(0.5,3)", oneCycle(0.5, 3));
    return all;
  }
}
