package io.github.foldwise.run.settings;

import static io.github.foldwise.run.settings.SettingList.number;

import io.github.foldwise.schedule.CosineDecay;
import io.github.foldwise.schedule.CosineRestarts;
import io.github.foldwise.schedule.ExponentialDecay;
import io.github.foldwise.schedule.InverseTimeDecay;
import io.github.foldwise.schedule.OneCycle;
import io.github.foldwise.schedule.PiecewiseConstant;
import io.github.foldwise.schedule.PolynomialDecay;
import io.github.foldwise.schedule.Schedule;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/** A learning rate in words: {@code 0.001}, {@code 0.001, times 0.9 every 1,000 steps}. */
final class RateName implements Schedule.Visitor<String> {
  @Override
  public String constant(Schedule.Constant schedule) {
    return number(schedule.rate());
  }

  @Override
  public String cosineDecay(CosineDecay schedule) {
    String from =
        schedule
            .warmUp()
            .map(
                warmUp ->
                    "%s, linear warm-up to %s in %s steps, then "
                        .formatted(
                            number(schedule.initialRate()),
                            number(warmUp.target()),
                            grouped(warmUp.steps())))
            .orElse(number(schedule.initialRate()) + ", ");
    double peak = schedule.warmUp().map(CosineDecay.WarmUp::target).orElse(schedule.initialRate());
    return "%scosine decay to %s in %s steps"
        .formatted(from, number(peak * schedule.alpha()), grouped(schedule.decaySteps()));
  }

  @Override
  public String cosineRestarts(CosineRestarts schedule) {
    return "%s, cosine decay to %s in %s steps, with restarts (each %s times as long and %s times as high)"
        .formatted(
            number(schedule.initialRate()),
            number(schedule.initialRate() * schedule.alpha()),
            grouped(schedule.firstSteps()),
            number(schedule.periodFactor()),
            number(schedule.rateFactor()));
  }

  @Override
  public String exponentialDecay(ExponentialDecay schedule) {
    return "%s, exponential decay: times %s every %s steps, %s"
        .formatted(
            number(schedule.initialRate()),
            number(schedule.decayRate()),
            grouped(schedule.decaySteps()),
            gradually(schedule.stairs()));
  }

  @Override
  public String inverseTimeDecay(InverseTimeDecay schedule) {
    return "%s, inverse time decay: divided by 1 + %s · step/%s, %s"
        .formatted(
            number(schedule.initialRate()),
            number(schedule.decayRate()),
            grouped(schedule.decaySteps()),
            gradually(schedule.stairs()));
  }

  @Override
  public String oneCycle(OneCycle schedule) {
    double first = schedule.peakRate() / schedule.startDivisor();
    return "one cycle of %s steps: from %s up to %s in the first %s %%, then down to %s"
        .formatted(
            grouped(schedule.steps()),
            number(first),
            number(schedule.peakRate()),
            number(BigDecimal.valueOf(schedule.rising()).movePointRight(2).doubleValue()),
            number(first / schedule.endDivisor()));
  }

  @Override
  public String piecewiseConstant(PiecewiseConstant schedule) {
    return schedule.changes().stream()
        .map(change -> ", %s after step %s".formatted(number(change.rate()), change.after()))
        .collect(Collectors.joining("", number(schedule.initialRate()), ""));
  }

  @Override
  public String polynomialDecay(PolynomialDecay schedule) {
    return "%s, polynomial decay to %s in %s steps, power %s%s"
        .formatted(
            number(schedule.initialRate()),
            number(schedule.endRate()),
            grouped(schedule.decaySteps()),
            number(schedule.power()),
            schedule.repeats() ? ", in cycles" : "");
  }

  private static String grouped(long steps) {
    return String.format(Locale.ROOT, "%,d", steps);
  }

  private static String gradually(boolean stairs) {
    return stairs ? "in stairs" : "gradually";
  }
}
