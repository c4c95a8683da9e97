package io.github.foldwise.runtime.update;

import static io.github.foldwise.schedule.Schedules.exponentialDecay;
import static io.github.foldwise.training.Optimizers.adagrad;
import static io.github.foldwise.training.Optimizers.adamW;
import static io.github.foldwise.training.Optimizers.adamax;
import static io.github.foldwise.training.Optimizers.nadam;
import static io.github.foldwise.training.Optimizers.rmsProp;
import static io.github.foldwise.training.Training.adam;
import static io.github.foldwise.training.Training.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.optimizer.RmsProp;
import io.github.foldwise.training.Training;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Six steps of two weights against Keras 3.8.0, from the golden's gradients: in 25 ways. */
@TestMethodOrder(OrderAnnotation.class)
class OptimizersGoldenTest {
  private static final Golden GOLDEN = Golden.read("optimizers.json");
  private static final List<WeightSpec> WEIGHTS =
      List.of(weight("vector", List.of(3)), weight("matrix", List.of(2, 2)));
  private static final Map<String, Training> TRAININGS = trainings();

  static Set<String> names() {
    return TRAININGS.keySet();
  }

  @Test
  void there_is_a_training_of_ours_for_each_of_keras() {
    assertThat(TRAININGS).containsOnlyKeys(GOLDEN.at("trajectories").names());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void rate_updates_and_weights_after_each_step(String name) {
    Training training = TRAININGS.get(name);
    Golden trajectory = GOLDEN.at("trajectories", name);
    assertThat(trajectory.size()).isEqualTo(6);
    try (UpdateRun run = new UpdateRun(training.optimizer(), WEIGHTS)) {
      for (int i = 0; i < WEIGHTS.size(); i++) {
        run.write(WEIGHTS.get(i).name(), GOLDEN.at("initial", i).tensor());
      }
      for (int step = 0; step < trajectory.size(); step++) {
        Golden golden = trajectory.at(step);
        float rate = run.step(gradients(step));
        assertThat(step).isEqualTo(golden.at("step").integer());
        assertThat(rate).isEqualTo((float) golden.at("lr").number());
        assertThat((step + 1) / training.optimizer().accumulation())
            .isEqualTo(golden.at("iterations").integer());
        for (int i = 0; i < WEIGHTS.size(); i++) {
          String weight = WEIGHTS.get(i).name();
          Tolerance.TRAJECTORY.check(
              weight + " after step " + step, run.read(weight), golden.at("vars", i).floats());
        }
      }
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static Map<String, Training> trainings() {
    Map<String, Training> trainings = new LinkedHashMap<>();
    trainings.put("Adam()", adam(1e-3));
    trainings.put("Adam(5e-4)", adam(5e-4));
    trainings.put("Adam(amsgrad)", adam(1e-3, Adam::amsgrad));
    trainings.put("Adam(ExponentialDecay(0.1,2,0.5))", adam(exponentialDecay(0.1, 2, 0.5)));
    trainings.put("Adam(weight_decay=0.01)", adam(1e-3).weightDecay(0.01));
    trainings.put("Adam(clipnorm=1)", adam(1e-3).clipNorm(1));
    trainings.put("Adam(clipvalue=0.2)", adam(1e-3).clipValue(0.2));
    trainings.put("Adam(global_clipnorm=1)", adam(1e-3).clipGlobalNorm(1));
    trainings.put("Adam(use_ema,0.9,overwrite=3)", adam(0.1).averageWeights(0.9, 3));
    trainings.put("Adam(grad_accum=2)", adam(0.1).accumulate(2));
    trainings.put("AdamW()", adamW(1e-3));
    trainings.put("AdamW(0.1,wd=0.1)", adamW(0.1).weightDecay(0.1));
    trainings.put("AdamW(0.1,wd=0.1,clipnorm=0.5)", adamW(0.1).weightDecay(0.1).clipNorm(0.5));
    trainings.put("SGD()", sgd(0.01));
    trainings.put("SGD(0.01,m=0.9)", sgd(0.01, rule -> rule.momentum(0.9)));
    trainings.put("SGD(0.01,m=0.9,nesterov)", sgd(0.01, rule -> rule.momentum(0.9).nesterov()));
    trainings.put("SGD(0.01,clipnorm=1)", sgd(0.01).clipNorm(1));
    trainings.put("SGD(0.01,global_clipnorm=1)", sgd(0.01).clipGlobalNorm(1));
    trainings.put("SGD(0.1,wd=0.1)", sgd(0.1).weightDecay(0.1));
    trainings.put("RMSprop()", rmsProp(1e-3));
    trainings.put("RMSprop(momentum=0.9)", rmsProp(1e-3, rule -> rule.momentum(0.9)));
    trainings.put("RMSprop(centered)", rmsProp(1e-3, RmsProp::centered));
    trainings.put("Nadam()", nadam(1e-3));
    trainings.put("Adamax()", adamax(1e-3));
    trainings.put("Adagrad()", adagrad(1e-3));
    return trainings;
  }

  private static List<float[]> gradients(int step) {
    return List.of(
        GOLDEN.at("gradients", step, 0).tensor(), GOLDEN.at("gradients", step, 1).tensor());
  }

  private static WeightSpec weight(String name, List<Integer> dims) {
    return new WeightSpec(name, dims, true, WeightRule.of(Initializer.ZEROS));
  }
}
