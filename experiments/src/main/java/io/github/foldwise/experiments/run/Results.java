package io.github.foldwise.experiments.run;

import io.github.foldwise.reports.TrialStatus;
import io.github.foldwise.trainer.EpochResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the events of a journal amount to. A trial that began and did not end is not in it. */
final class Results {
  private final Set<String> plans = new LinkedHashSet<>();
  private final Map<TrialKey, List<EpochResult>> epochs = new HashMap<>();
  private final Map<TrialKey, Outcome> outcomes = new HashMap<>();

  /** Fingerprints of the plans that were run. */
  Set<String> plans() {
    return plans;
  }

  /** How a trial ended; empty where it did not. */
  Optional<Outcome> outcome(TrialKey trial) {
    return Optional.ofNullable(outcomes.get(trial));
  }

  void runStarted(String plan) {
    plans.add(plan);
  }

  void trialStarted(TrialKey trial) {
    outcomes.remove(trial);
    epochs.put(trial, new ArrayList<>()); // those of an attempt that did not end count no more
  }

  void epochDone(TrialKey trial, EpochResult result) {
    epochs.computeIfAbsent(trial, key -> new ArrayList<>()).add(result);
  }

  void trialFinished(Event.TrialFinished event) {
    outcomes.put(
        event.trial(),
        new Outcome(
            event.diverged() ? TrialStatus.DIVERGED : TrialStatus.DONE,
            event.reason(),
            epochs.getOrDefault(event.trial(), List.of()),
            event.validation(),
            event.test()));
  }

  void trialFailed(TrialKey trial, String reason) {
    outcomes.put(
        trial,
        new Outcome(
            TrialStatus.FAILED,
            reason,
            epochs.getOrDefault(trial, List.of()),
            Optional.empty(),
            Optional.empty()));
  }
}
