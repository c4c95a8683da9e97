package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.guard.Findings;
import io.github.foldwise.split.Fold;
import io.github.foldwise.sweep.Setting;
import java.util.List;

/** Checks how an experiment is to be run and evaluated. */
final class ProtocolCheck {
  private static final int MOST_REPEATS = 1_000;

  private final Protocol protocol;
  private final DataSet data;
  private final List<List<Fold>> folds;
  private final Findings findings = new Findings();

  /** Checks a protocol against each variant's folds, the baseline first; empty if unknown. */
  ProtocolCheck(Protocol protocol, DataSet data, List<List<Fold>> folds) {
    this.protocol = protocol;
    this.data = data;
    this.folds = folds;
  }

  List<Problem> problems() {
    checkTest();
    checkRepeats();
    checkMargin();
    protocol.pruning().ifPresent(this::checkPruning);
    return findings.problems();
  }

  private void checkTest() {
    if (protocol.testedEachTrial() && data.test().map(test -> test.rows()).orElse(0) == 0) {
      findings.refuse(
          "testEachTrial()",
          "test rows in the data",
          "none in " + data.name(),
          "Leave testEachTrial() out, or choose data with test rows.");
    }
  }

  private void checkRepeats() {
    int repeats = protocol.repeats();
    if (repeats < 1 || repeats > MOST_REPEATS) {
      findings.refuse(
          "repeats(%s)".formatted(repeats),
          "from 1 to " + MOST_REPEATS,
          repeats,
          "repeats(1) runs all folds once, repeats(3) shows small differences better.");
    }
  }

  private void checkMargin() {
    double margin = protocol.margin();
    if (!(margin > 0 && margin < 1)) {
      findings.refuse(
          "margin(%s)".formatted(Setting.text(margin)),
          "a difference of %s in (0,1)".formatted(protocol.score()),
          Setting.text(margin),
          "margin(0.005) treats half a per cent as no difference.");
    }
  }

  private void checkPruning(Pruning rule) {
    if (rule instanceof Pruning.Median median) {
      checkMedian(median);
    } else if (rule instanceof Pruning.Halving halving) {
      checkHalving(halving);
    }
    if (folds.stream().skip(1).noneMatch(folds.get(0)::equals)) {
      findings.refuse(
          "prune(…)",
          "variants with the baseline's folds, the only ones it can drop",
          "none",
          "Add an ablation, or leave prune(…) out.");
    }
  }

  private void checkMedian(Pruning.Median rule) {
    String place = "prune(median(%s))".formatted(rule.folds());
    if (rule.folds() < 1) {
      findings.refuse(
          place, "at least 1 fold", rule.folds(), "median(2) compares from the second fold on.");
    } else {
      requireLaterFolds(place, rule.folds());
    }
  }

  private void checkHalving(Pruning.Halving rule) {
    String place = "prune(successiveHalving(%s))".formatted(rule.factor());
    if (rule.factor() < 2) {
      findings.refuse(
          place, "a factor of at least 2", rule.factor(), "successiveHalving(2) keeps one in two.");
    }
    requireLaterFolds(place, 1);
  }

  /** Pruning after the last fold saves nothing. */
  private void requireLaterFolds(String place, int first) {
    int all = folds.get(0).size() * Math.max(protocol.repeats(), 1);
    if (all > 0 && first >= all) {
      findings.refuse(
          place,
          "fewer folds than the %s that each variant is trained on".formatted(all),
          first,
          "Compare after fewer folds, or ask for more folds or repeats.");
    }
  }
}
