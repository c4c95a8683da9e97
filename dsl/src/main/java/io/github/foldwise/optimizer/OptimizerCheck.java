package io.github.foldwise.optimizer;

import io.github.foldwise.guard.Findings;
import io.github.foldwise.schedule.ScheduleCheck;
import java.util.ArrayList;
import java.util.List;

/** Checks the ranges of an optimizer's numbers, and that they agree. */
@SuppressWarnings("exports") // Findings stay within this module
public final class OptimizerCheck {
  private final Optimizer optimizer;
  private final Findings findings;

  /** Checks this optimizer; problems go to {@code findings}. */
  public OptimizerCheck(Optimizer optimizer, Findings findings) {
    this.optimizer = optimizer;
    this.findings = findings;
  }

  /** Adds each problem to the findings. */
  public void check() {
    Findings ofRule = new Findings();
    String word = optimizer.rule().accept(new UpdateRuleCheck(ofRule));
    optimizer.rate().accept(new ScheduleCheck(word, findings));
    findings.add(ofRule);
    checkDecay(optimizer.decay());
    checkClipping(optimizer.clipping());
    findings.requireAtLeast(
        1,
        "accumulate(%s)".formatted(optimizer.accumulation()),
        " step",
        optimizer.accumulation(),
        "accumulate(4) makes one update of four steps; 1 is no accumulation.");
    optimizer.average().ifPresent(this::checkAverage);
    optimizer.factors().forEach(this::checkFactor);
  }

  private void checkFactor(RateFactor factor) {
    findings.requireAboveZero(
        "rateOn(%s)".formatted(factor.factor()),
        "factor",
        factor.factor(),
        "0.1 is usual; to leave weights as they are, freeze their layers.");
  }

  private void checkDecay(WeightDecay decay) {
    decay
        .factor()
        .ifPresent(
            factor ->
                findings.requireNotNegative(
                    "weightDecay(%s)".formatted(factor),
                    "factor",
                    factor,
                    "Use a small number: 0.004 is Keras's for AdamW, 0 is none."));
    if (decay.factor().isEmpty() && !decay.except().isEmpty()) {
      findings.refuse(
          "noDecayOn(%s)".formatted(String.join(", ", decay.except())),
          "a decay that it is an exception from",
          "none",
          "Say weightDecay(0.004) as well, or leave noDecayOn out.");
    }
  }

  private void checkClipping(Clipping clipping) {
    List<String> words = new ArrayList<>();
    clipping.value().ifPresent(largest -> checkClip("clipValue", largest, words));
    clipping.norm().ifPresent(largest -> checkClip("clipNorm", largest, words));
    clipping.globalNorm().ifPresent(largest -> checkClip("clipGlobalNorm", largest, words));
    if (words.size() > 1) {
      findings.refuse(
          words.get(0),
          "one way to clip",
          String.join(" and ", words.subList(1, words.size())) + " too",
          "Keep one of " + String.join(", ", words) + ".");
    }
  }

  private void checkClip(String name, double largest, List<String> words) {
    String word = "%s(%s)".formatted(name, largest);
    words.add(word);
    findings.requireAboveZero(
        word, "number", largest, "Use 1.0, which is usual, or leave " + name + " out.");
  }

  private void checkAverage(WeightAverage average) {
    String place =
        "averageWeights(%s)"
            .formatted(
                average
                    .overwriteEvery()
                    .map(every -> average.momentum() + ", " + every)
                    .orElse(String.valueOf(average.momentum())));
    findings.requireShare(place, "momentum", average.momentum(), "Use 0.99, as Keras.");
    average
        .overwriteEvery()
        .ifPresent(
            updates ->
                findings.requireAtLeast(
                    1,
                    place,
                    " update between two overwrites",
                    updates,
                    "Leave the number out to overwrite the weights at the end alone."));
  }
}
