package io.github.foldwise.run.journal;

import io.github.foldwise.run.plan.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The state that a journal's events lead to. It has no trial that began but did not end. */
final class Results {
  private final Set<String> families = new LinkedHashSet<>();
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private final Set<Event.TestLooked> looks = new HashSet<>();
  private final Map<String, Set<Event.ListenerActed>> acts = new HashMap<>(); // by course
  private final Map<String, String> models = new HashMap<>(); // SHA-256 by trial

  /** Families of the runs in the journal. */
  Set<String> families() {
    return families;
  }

  /** How a trial ended; empty if it has not. */
  Optional<Outcome> outcome(String trial) {
    return Optional.ofNullable(outcomes.get(trial));
  }

  /** SHA-256 of the model that a trial left. */
  Optional<String> model(String trial) {
    return Optional.ofNullable(models.get(trial));
  }

  /** Each evaluation of the test rows once, even if a killed run repeated it. */
  Set<Event.TestLooked> looks() {
    return looks;
  }

  /** What a listener did in a training, each act once. */
  List<Event.ListenerActed> acts(String course) {
    return List.copyOf(acts.getOrDefault(course, Set.of()));
  }

  void runStarted(String family) {
    families.add(family);
  }

  /** An earlier failure of the trial no longer counts. */
  void trialStarted(String trial) {
    outcomes.remove(trial);
  }

  void testLooked(Event.TestLooked look) {
    looks.add(look);
  }

  void listenerActed(Event.ListenerActed act) {
    acts.computeIfAbsent(act.trial(), any -> new LinkedHashSet<>()).add(act);
  }

  void modelSaved(Event.ModelSaved model) {
    models.put(model.trial(), model.sha256());
  }

  void trialEnded(String trial, Outcome outcome) {
    outcomes.put(trial, outcome);
  }
}
