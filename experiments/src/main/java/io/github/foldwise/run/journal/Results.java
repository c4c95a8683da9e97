package io.github.foldwise.run.journal;

import io.github.foldwise.run.plan.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the events of a journal amount to. A trial that began and did not end is not in it. */
final class Results {
  private final Set<String> families = new LinkedHashSet<>();
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private final Set<Event.TestLooked> looks = new HashSet<>();

  /** Of the runs that the journal tells of. */
  Set<String> families() {
    return families;
  }

  /** How a trial ended; empty where it did not. */
  Optional<Outcome> outcome(String trial) {
    return Optional.ofNullable(outcomes.get(trial));
  }

  /** Each look at the test rows once, though a run that was killed may have taken it twice. */
  Set<Event.TestLooked> looks() {
    return looks;
  }

  void runStarted(String family) {
    families.add(family);
  }

  /** What it failed with before counts no more. */
  void trialStarted(String trial) {
    outcomes.remove(trial);
  }

  void testLooked(Event.TestLooked look) {
    looks.add(look);
  }

  void trialEnded(String trial, Outcome outcome) {
    outcomes.put(trial, outcome);
  }
}
