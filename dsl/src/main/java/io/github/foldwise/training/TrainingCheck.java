package io.github.foldwise.training;

import io.github.foldwise.check.Problem;
import java.util.ArrayList;
import java.util.List;

/** Holds the numbers of a training against their ranges, from the first word to the last. */
final class TrainingCheck {
  private static final String RATE = "Use a small number such as 0.001, Keras's default for Adam.";

  private final Training training;
  private final List<Problem> problems = new ArrayList<>();

  TrainingCheck(Training training) {
    this.training = training;
  }

  List<Problem> problems() {
    checkRate(training.optimizer().rate());
    checkOptimizer((Adam) training.optimizer().rule());
    problems.addAll(new ObjectiveCheck(training.objective()).problems());
    requireAtLeastOne("epochs", training.epochs(), "One pass over the rows is epochs(1).");
    requireAtLeastOne("batch", training.batch(), "batch(32) is usual.");
    requireAtLeastOne(
        "evaluationBatch", training.evaluationBatch(), "evaluationBatch(32) is usual.");
    problems.addAll(training.augmentation().problems());
    problems.addAll(new MonitoringCheck(training).problems());
    return List.copyOf(problems);
  }

  private void checkRate(Schedule schedule) {
    if (schedule instanceof Schedule.Constant constant) {
      requireAboveZero(
          "adam(%s)".formatted(constant.rate()), "learning rate", constant.rate(), RATE);
    }
    if (schedule instanceof Schedule.ExponentialDecay decay) {
      String place =
          "exponentialDecay(%s, %s, %s)"
              .formatted(decay.initialRate(), decay.decaySteps(), decay.decayRate());
      requireAboveZero(place, "initial learning rate", decay.initialRate(), RATE);
      if (decay.decaySteps() < 1) {
        refuse(
            place,
            "at least 1 step",
            decay.decaySteps(),
            "Give the number of steps after which the rate was multiplied once.");
      }
      requireAboveZero(
          place, "decay rate", decay.decayRate(), "Use a factor such as 0.98; 1.0 is no decay.");
    }
  }

  private void checkOptimizer(Adam adam) {
    requireShare("beta1", adam.beta1(), "Use 0.9, as Keras.");
    requireShare("beta2", adam.beta2(), "Use 0.999, as Keras.");
    requireAboveZero("adam", "epsilon", adam.epsilon(), "Use 1e-7, as Keras.");
  }

  private void requireAtLeastOne(String word, int number, String remedy) {
    if (number < 1) {
      refuse("%s(%s)".formatted(word, number), "at least 1", number, remedy);
    }
  }

  /** The graph takes it as float32, in which it must be neither 0 nor infinite. */
  private void requireAboveZero(String place, String what, double value, String remedy) {
    if (!((float) value > 0 && Float.isFinite((float) value))) {
      refuse(place, "a finite %s above 0".formatted(what), value, remedy);
    }
  }

  private void requireShare(String what, double value, String remedy) {
    if (!(value >= 0 && (float) value < 1)) {
      refuse("adam", "%s in [0,1)".formatted(what), value, remedy);
    }
  }

  private void refuse(String place, String expected, Object found, String remedy) {
    problems.add(Problem.of(place, expected, String.valueOf(found), remedy));
  }
}
