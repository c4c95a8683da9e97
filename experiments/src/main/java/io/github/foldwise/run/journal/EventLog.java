package io.github.foldwise.run.journal;

import io.github.foldwise.run.plan.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The events of a run, and what they say about its trials. Safe to use from several threads. */
interface EventLog {
  /** How a trial ended, by the events so far; empty if it has not. */
  Optional<Outcome> outcome(String trial);

  /** SHA-256 of the model that a trial left; empty if it left none, or the journal is older. */
  Optional<String> model(String trial);

  /** Evaluations of the test rows, each once. */
  Set<Event.TestLooked> looks();

  /** What a listener did in a training, in the order in which it did it. */
  List<Event.ListenerActed> acts(String course);

  /** Appends events; refuses if they cannot be kept. */
  void append(Event... events);
}
