package io.github.foldwise.runtime.update;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.schedule.Schedules.exponentialDecay;
import static io.github.foldwise.training.Optimizers.adagrad;
import static io.github.foldwise.training.Optimizers.adamW;
import static io.github.foldwise.training.Optimizers.adamax;
import static io.github.foldwise.training.Optimizers.lion;
import static io.github.foldwise.training.Optimizers.nadam;
import static io.github.foldwise.training.Optimizers.rmsProp;
import static io.github.foldwise.training.Training.adam;
import static io.github.foldwise.training.Training.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.schedule.Schedule;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Scores;
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

/**
 * Seven steps of two weights, and whole trainings of a small model, against Keras 3.15.1; its
 * optimizers compute what those of 3.8.0 do.
 */
@TestMethodOrder(OrderAnnotation.class)
class MoreOptimizersGoldenTest {
  private static final Golden GOLDEN = Golden.read("more_optimizers.json");
  private static final String KERNEL = "dense_1/kernel";
  private static final String BIAS = "dense_1/bias";
  private static final Schedule HALVING = exponentialDecay(0.1, 2, 0.5);
  private static final Map<String, How> TRAJECTORIES = trajectories();
  private static final Map<String, How> FITS = fits();

  /** A training, and the constraint of the kernel. */
  private record How(Training training, Constraint constraint) {}

  static Set<String> trajectoryNames() {
    return TRAJECTORIES.keySet();
  }

  static Set<String> fitNames() {
    return FITS.keySet();
  }

  @Test
  void there_is_a_training_of_ours_for_each_of_keras() {
    assertThat(TRAJECTORIES).containsOnlyKeys(GOLDEN.at("trajectories").names());
    assertThat(FITS).containsOnlyKeys(GOLDEN.at("fits").names());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trajectoryNames")
  void what_each_step_leaves(String name) {
    How how = TRAJECTORIES.get(name);
    Golden trajectory = GOLDEN.at("trajectories", name);
    try (UpdateRun run = new UpdateRun(how.training().optimizer(), weights(how.constraint()))) {
      for (String weight : List.of(KERNEL, BIAS)) {
        run.write(weight, GOLDEN.at("initial", weight).tensor());
      }
      for (int step = 0; step < GOLDEN.at("gradients").size(); step++) {
        Golden golden = trajectory.at("steps", step);
        Golden gradients = GOLDEN.at("gradients", step);
        float rate = run.step(List.of(gradients.at(KERNEL).tensor(), gradients.at(BIAS).tensor()));
        Tolerance.FORMULA.check("rate", rate, golden.at("lr").number());
        assertThat((step + 1) / how.training().optimizer().accumulation())
            .isEqualTo(golden.at("iterations").integer());
        for (String weight : List.of(KERNEL, BIAS)) {
          String what = weight + " after step " + step;
          check(what, run.read(weight), golden.at("weights", weight));
          if (golden.has("averages")) {
            check(what, run.slot(weight + "/moving_average"), golden.at("averages", weight));
          }
          if (golden.has("sums")) {
            check(what, run.slot(weight + "/gradient_sum"), golden.at("sums", weight));
          }
        }
      }
      run.finish();
      if (trajectory.has("final")) {
        check("final kernel", run.read(KERNEL), trajectory.at("final", KERNEL));
        check("final bias", run.read(BIAS), trajectory.at("final", BIAS));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fitNames")
  void whole_trainings_end_with_the_weights_of_keras(String name) {
    How how = FITS.get(name);
    Golden fit = GOLDEN.at("fits", name);
    Training training = how.training().epochs(3).batch(4).unshuffled();
    CheckedModel model =
        flatten()
            .classify(3, dense -> dense.kernelConstraint(how.constraint()))
            .check(Shape.image(2, 2, 1));
    Map<String, float[]> weights =
        Map.of(KERNEL, fit.at("kernel").tensor(), BIAS, fit.at("bias").tensor());
    try (CompiledModel compiled = CompiledModel.compile(model, training);
        TrainedModel trained = compiled.train(images(fit, "x", "y"), 1, weights)) {
      List<EpochResult> epochs = trained.history().epochs();
      for (int i = 0; i < 3; i++) {
        Scores scores = epochs.get(i).training();
        check("loss", scores.loss(), fit.at("history", "loss", i));
        check("accuracy", scores.accuracy(), fit.at("history", "accuracy", i));
      }
      int steps = epochs.stream().mapToInt(EpochResult::steps).sum();
      assertThat(steps / training.optimizer().accumulation())
          .isEqualTo(fit.at("iterations").integer());
      Tolerance.TRAJECTORY.check("kernel", trained.weight(KERNEL), fit.at("final_kernel").tensor());
      Tolerance.TRAJECTORY.check("bias", trained.weight(BIAS), fit.at("final_bias").tensor());
      Scores judged = trained.evaluate(images(fit, "x_val", "y_val")).scores();
      check("loss of others", judged.loss(), fit.at("evaluate_val", 0));
      check("accuracy of others", judged.accuracy(), fit.at("evaluate_val", 1));
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static Map<String, How> trajectories() {
    Map<String, How> all = new LinkedHashMap<>();
    free(all, "Lion()", lion(1e-3));
    free(
        all,
        "Lion(0.01,0.8,0.95,wd=0.1)",
        lion(0.01, rule -> rule.beta1(0.8).beta2(0.95)).weightDecay(0.1));
    Training decayed = adamW(0.1).weightDecay(0.1);
    free(all, "AdamW(0.1,wd=0.1,names=bias)", decayed.noDecayOn("bias"));
    free(all, "AdamW(0.1,wd=0.1,names=kernel,gamma)", decayed.noDecayOn("kernel", "gamma"));
    free(all, "AdamW(0.1,wd=0.1,variable=dense_1/bias)", decayed.noDecayOn("dense_1/bias"));
    free(
        all,
        "AdamW(halving,wd=0.1,clipnorm=0.5,amsgrad)",
        adamW(HALVING, rule -> rule.amsgrad()).weightDecay(0.1).clipNorm(0.5));
    free(all, "Nadam(halving)", nadam(HALVING));
    free(
        all,
        "Nadam(0.01,0.8,0.99,1e-3,clipnorm=1)",
        nadam(0.01, rule -> rule.beta1(0.8).beta2(0.99).epsilon(1e-3)).clipNorm(1));
    free(
        all,
        "Adamax(halving,0.8,0.99,1e-3,wd=0.05)",
        adamax(HALVING, rule -> rule.beta1(0.8).beta2(0.99).epsilon(1e-3)).weightDecay(0.05));
    free(all, "RMSprop(0.01,wd=0.1,clipnorm=0.5)", rmsProp(0.01).weightDecay(0.1).clipNorm(0.5));
    free(
        all,
        "RMSprop(0.01,0.8,0.5,1e-3,centered)",
        rmsProp(0.01, rule -> rule.rho(0.8).momentum(0.5).epsilon(1e-3).centered()));
    free(
        all,
        "Adagrad(0.1,0,1e-3,wd=0.1,clipvalue=0.3)",
        adagrad(0.1, rule -> rule.initialAccumulator(0).epsilon(1e-3))
            .weightDecay(0.1)
            .clipValue(0.3));
    free(
        all,
        "SGD(halving,m=0.9,nesterov,wd=0.1,global_clipnorm=0.7)",
        sgd(HALVING, rule -> rule.momentum(0.9).nesterov()).weightDecay(0.1).clipGlobalNorm(0.7));
    free(all, "SGD(0.1,clipnorm=0.5)", sgd(0.1).clipNorm(0.5));
    free(all, "Adam(halving,accumulate=3)", adam(HALVING).accumulate(3));
    free(
        all,
        "SGD(halving,m=0.9,wd=0.1,clipnorm=0.4,accumulate=2)",
        sgd(HALVING, rule -> rule.momentum(0.9)).weightDecay(0.1).clipNorm(0.4).accumulate(2));
    free(all, "Nadam(0.05,accumulate=2)", nadam(0.05).accumulate(2));
    free(all, "SGD(0.1,ema=0.8)", sgd(0.1).averageWeights(0.8));
    free(all, "RMSprop(0.05,ema=0.9,overwrite=2)", rmsProp(0.05).averageWeights(0.9, 2));
    free(
        all,
        "SGD(0.1,ema=0.8,overwrite=2,accumulate=2)",
        sgd(0.1).averageWeights(0.8, 2).accumulate(2));
    all.put("SGD(0.1),MaxNorm(1)", new How(sgd(0.1), Constraint.maxNorm(1)));
    all.put(
        "SGD(0.1,m=0.9),NonNeg",
        new How(sgd(0.1, rule -> rule.momentum(0.9)), Constraint.nonNegative()));
    all.put("SGD(0.1),UnitNorm", new How(sgd(0.1), Constraint.unitNorm()));
    all.put(
        "SGD(0.1,wd=0.1,ema=0.8,overwrite=3),MaxNorm(0.8)",
        new How(sgd(0.1).weightDecay(0.1).averageWeights(0.8, 3), Constraint.maxNorm(0.8)));
    all.put(
        "SGD(0.1,accumulate=3),UnitNorm", new How(sgd(0.1).accumulate(3), Constraint.unitNorm()));
    return all;
  }

  private static Map<String, How> fits() {
    Map<String, How> all = new LinkedHashMap<>();
    free(all, "SGD(0.5,m=0.9,ema=0.9)", sgd(0.5, rule -> rule.momentum(0.9)).averageWeights(0.9));
    free(all, "SGD(0.5,ema=0.7,overwrite=2)", sgd(0.5).averageWeights(0.7, 2));
    free(all, "SGD(halving,accumulate=2)", sgd(exponentialDecay(0.5, 2, 0.9)).accumulate(2));
    all.put("SGD(0.5),MaxNorm(1)", new How(sgd(0.5), Constraint.maxNorm(1)));
    return all;
  }

  private static void free(Map<String, How> all, String name, Training training) {
    all.put(name, new How(training, Constraint.NONE));
  }

  private static List<WeightSpec> weights(Constraint ofKernel) {
    WeightRule zeros = WeightRule.of(Initializer.ZEROS);
    return List.of(
        new WeightSpec(KERNEL, List.of(3, 2), true, zeros.with(ofKernel)),
        new WeightSpec(BIAS, List.of(2), true, zeros));
  }

  private static ImageData images(Golden fit, String pixels, String labels) {
    return ImageData.of(fit.at(pixels).tensor(), fit.at(labels).ints(), Shape.image(2, 2, 1));
  }

  private static void check(String what, float[] actual, Golden golden) {
    Tolerance.TRAJECTORY.check(what, actual, golden.floats());
  }

  private static void check(String what, float actual, Golden golden) {
    Tolerance.TRAJECTORY.check(what, actual, golden.number());
  }
}
