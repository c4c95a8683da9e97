package io.github.foldwise.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.training.EarlyStopping;
import io.github.foldwise.training.Monitor;
import io.github.foldwise.training.ReduceOnPlateau;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Traces of Keras 3.15.1's {@code EarlyStopping} and {@code ReduceLROnPlateau}. */
@TestMethodOrder(OrderAnnotation.class)
class CallbacksGoldenTest {
  private static final Golden GOLDEN = Golden.read("callbacks.json");

  private static final Tolerance EXACT = new Tolerance(0, 0);

  static List<Golden> earlyStopping() {
    return GOLDEN.at("early_stopping").elements();
  }

  static List<Golden> reductions() {
    return GOLDEN.at("reduce_lr").elements();
  }

  @ParameterizedTest
  @MethodSource("earlyStopping")
  void training_stops_and_remembers_its_best_epoch_as_in_keras(Golden trace) {
    EarlyStopping stopping = stopping(trace.at("config"));
    StoppingRule rule = new StoppingRule(stopping);
    float[] figures = GOLDEN.at("sequences", trace.at("seq").text()).floats();
    int last = 0;
    while (last < figures.length && !rule.isStopped()) {
      last++;
      rule.observe(last, figures[last - 1]);
    }

    assertThat(last - 1).isEqualTo(trace.at("last_epoch_run").integer());
    assertThat(rule.isStopped()).isEqualTo(trace.at("stopped").truth());
    assertThat(rule.isStopped() ? last - 1 : 0).isEqualTo(trace.at("stopped_epoch").integer());
    assertThat(rule.bestEpoch() - 1).isEqualTo(trace.at("best_epoch").integer());
    assertThat(rule.waited()).isEqualTo(trace.at("wait").integer());
    Tolerance.FORMULA.check("best", rule.best(), trace.at("best").number());
    if (stopping.restoresBest()) {
      assertThat(rule.bestEpoch() - 1).isEqualTo(trace.at("restored_epoch").integer());
    } else {
      assertThat(trace.at("restored_epoch").isNull()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("reductions")
  void the_rate_falls_on_the_same_epochs_to_the_same_value(Golden trace) {
    PlateauRule rule =
        new PlateauRule(reduction(trace.at("config")), (float) trace.at("initial_lr").number());
    float[] figures = GOLDEN.at("sequences", trace.at("seq").text()).floats();
    assertThat(trace.at("logged_and_after").size()).isEqualTo(figures.length);
    for (int epoch = 0; epoch < figures.length; epoch++) {
      Golden rates = trace.at("logged_and_after", epoch);
      EXACT.check("rate of epoch " + epoch, rule.rate(), rates.at(0).number());
      rule.observe(figures[epoch]);
      EXACT.check("rate after epoch " + epoch, rule.rate(), rates.at(1).number());
    }
  }

  @Test
  void a_gain_of_one_image_is_judged_in_float32() {
    assertThat(gains(Monitor.VAL_ACCURACY)).isEqualTo(GOLDEN.at("gains", "rising").integer());
    assertThat(gains(Monitor.VAL_LOSS)).isEqualTo(GOLDEN.at("gains", "falling").integer());
  }

  private static long gains(Monitor monitor) {
    return IntStream.range(5000, 9999)
        .filter(rows -> isGain(monitor, (float) (rows / 1e4), (float) ((rows + 1) / 1e4)))
        .count();
  }

  private static boolean isGain(Monitor monitor, float lower, float higher) {
    PlateauRule rule = new PlateauRule(ReduceOnPlateau.STANDARD.monitor(monitor).patience(1), 1);
    rule.observe(monitor.isRising() ? lower : higher);
    rule.observe(monitor.isRising() ? higher : lower);
    return rule.rate() == 1;
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static EarlyStopping stopping(Golden config) {
    EarlyStopping stopping = EarlyStopping.STANDARD;
    for (String name : config.names()) {
      Golden value = config.at(name);
      stopping =
          switch (name) {
            case "patience" -> stopping.patience(value.integer());
            case "min_delta" -> stopping.minDelta(value.number());
            case "baseline" -> stopping.baseline(value.number());
            case "start_from_epoch" -> stopping.startFromEpoch(value.integer());
            case "restore_best_weights" -> value.truth() ? stopping.restoreBest() : stopping;
            case "mode" -> // max: for a figure of which more is better
                stopping.monitor(
                    value.text().equals("max") ? Monitor.VAL_ACCURACY : Monitor.VAL_LOSS);
            default -> throw new IllegalArgumentException(name);
          };
    }
    return stopping;
  }

  private static ReduceOnPlateau reduction(Golden config) {
    ReduceOnPlateau reduction = ReduceOnPlateau.STANDARD;
    for (String name : config.names()) {
      Golden value = config.at(name);
      reduction =
          switch (name) {
            case "patience" -> reduction.patience(value.integer());
            case "factor" -> reduction.factor(value.number());
            case "min_delta" -> reduction.minDelta(value.number());
            case "cooldown" -> reduction.cooldown(value.integer());
            case "min_lr" -> reduction.minRate(value.number());
            default -> throw new IllegalArgumentException(name);
          };
    }
    return reduction;
  }
}
