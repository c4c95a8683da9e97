package io.github.foldwise.schedule;

import io.github.foldwise.guard.Findings;
import java.util.Optional;

/** Checks the ranges of a schedule's numbers. */
@SuppressWarnings("exports") // Findings stay within this module
public final class ScheduleCheck implements Schedule.Visitor<Void> {
  private static final String RATE =
      "Use a small number: 0.01 for SGD, 0.001 for all others, as Keras.";
  private static final String LENGTH = "Give the number of steps that it takes.";
  private static final String ALPHA = "Use 0, as Keras, or the share that is to be left.";

  private final String rule;
  private final Findings findings;

  /** Checks the learning rate of an update rule, such as {@code adam}. */
  public ScheduleCheck(String rule, Findings findings) {
    this.rule = rule;
    this.findings = findings;
  }

  @Override
  public Void constant(Schedule.Constant schedule) {
    requireRate("%s(%s)".formatted(rule, schedule.rate()), "learning rate", schedule.rate());
    return null;
  }

  @Override
  public Void cosineDecay(CosineDecay schedule) {
    String place = "cosineDecay(%s, %s)".formatted(schedule.initialRate(), schedule.decaySteps());
    if (schedule.warmUp().isEmpty()) {
      requireRate(place, "initial learning rate", schedule.initialRate());
    } else {
      findings.requireNotNegative(
          place,
          "initial learning rate",
          schedule.initialRate(),
          "A warm-up may begin with 0, and with nothing below it.");
    }
    requireSteps(place, schedule.decaySteps());
    requireAlpha(place, schedule.alpha());
    schedule.warmUp().ifPresent(this::checkWarmUp);
    return null;
  }

  private void checkWarmUp(CosineDecay.WarmUp warmUp) {
    String place = "warmUp(%s, %s)".formatted(warmUp.steps(), warmUp.target());
    requireSteps(place, warmUp.steps());
    requireRate(place, "target of the learning rate", warmUp.target());
  }

  @Override
  public Void cosineRestarts(CosineRestarts schedule) {
    String place =
        "cosineRestarts(%s, %s)".formatted(schedule.initialRate(), schedule.firstSteps());
    requireRate(place, "initial learning rate", schedule.initialRate());
    requireSteps(place, schedule.firstSteps());
    if (!(schedule.periodFactor() >= 1 && Float.isFinite((float) schedule.periodFactor()))) {
      findings.refuse(
          place,
          "a finite period factor of at least 1",
          schedule.periodFactor(),
          "Use 2, as Keras; with 1 all cosines are equally long.");
    }
    findings.requireAboveZero(
        place,
        "rate factor",
        schedule.rateFactor(),
        "Use 1, as Keras; with 0.5 each cosine is half as high as the one before.");
    requireAlpha(place, schedule.alpha());
    return null;
  }

  @Override
  public Void exponentialDecay(ExponentialDecay schedule) {
    String place =
        "exponentialDecay(%s, %s, %s)"
            .formatted(schedule.initialRate(), schedule.decaySteps(), schedule.decayRate());
    requireRate(place, "initial learning rate", schedule.initialRate());
    findings.requireAtLeast(
        1,
        place,
        " step",
        schedule.decaySteps(),
        "Give the number of steps after which the rate was multiplied once.");
    findings.requireAboveZero(
        place, "decay rate", schedule.decayRate(), "Use a factor such as 0.98; 1.0 is no decay.");
    return null;
  }

  @Override
  public Void inverseTimeDecay(InverseTimeDecay schedule) {
    String place =
        "inverseTimeDecay(%s, %s, %s)"
            .formatted(schedule.initialRate(), schedule.decaySteps(), schedule.decayRate());
    requireRate(place, "initial learning rate", schedule.initialRate());
    requireSteps(place, schedule.decaySteps());
    findings.requireNotNegative(
        place, "decay rate", schedule.decayRate(), "Use a number such as 0.5; 0 is no decay.");
    return null;
  }

  @Override
  public Void oneCycle(OneCycle schedule) {
    String place = "oneCycle(%s, %s)".formatted(schedule.peakRate(), schedule.steps());
    requireRate(place, "highest learning rate", schedule.peakRate());
    findings.requireAtLeast(2, place, " steps", schedule.steps(), LENGTH);
    findings.requireShare(place, "a rising share", schedule.rising(), "Use 0.3, as PyTorch.");
    findings.requireAboveZero(
        place, "start divisor", schedule.startDivisor(), "Use 25, as PyTorch.");
    findings.requireAboveZero(place, "end divisor", schedule.endDivisor(), "Use 1e4, as PyTorch.");
    return null;
  }

  @Override
  public Void piecewiseConstant(PiecewiseConstant schedule) {
    requireRate(
        "piecewise(%s)".formatted(schedule.initialRate()), "learning rate", schedule.initialRate());
    Optional<PiecewiseConstant.Change> before = Optional.empty();
    for (PiecewiseConstant.Change change : schedule.changes()) {
      checkChange(before, change);
      before = Optional.of(change);
    }
    return null;
  }

  private void checkChange(
      Optional<PiecewiseConstant.Change> before, PiecewiseConstant.Change change) {
    String place = "after(%s, %s)".formatted(change.after(), change.rate());
    if (before.isPresent() && change.after() <= before.get().after()) {
      findings.refuse(
          place,
          "a step after %s, where the rate changed before".formatted(before.get().after()),
          change.after(),
          "Name the changes in the order of their steps.");
    }
    findings.requireAtLeast(0, place, " steps", change.after(), "Steps are counted from 0.");
    requireRate(place, "learning rate", change.rate());
  }

  @Override
  public Void polynomialDecay(PolynomialDecay schedule) {
    String place =
        "polynomialDecay(%s, %s)".formatted(schedule.initialRate(), schedule.decaySteps());
    requireRate(place, "initial learning rate", schedule.initialRate());
    requireSteps(place, schedule.decaySteps());
    findings.requireNotNegative(
        place, "end of the learning rate", schedule.endRate(), "Use 0.0001, as Keras.");
    findings.requireAboveZero(place, "power", schedule.power(), "Use 1, as Keras.");
    return null;
  }

  private void requireRate(String place, String what, double rate) {
    findings.requireAboveZero(place, what, rate, RATE);
  }

  private void requireSteps(String place, long steps) {
    findings.requireAtLeast(1, place, " step", steps, LENGTH);
  }

  private void requireAlpha(String place, double alpha) {
    findings.requireShareOrAll(place, "alpha", alpha, ALPHA);
  }
}
