package io.github.foldwise.run.journal;

import io.github.foldwise.run.plan.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Events that end with the process: what lasts is in a cache. */
final class MemoryLog implements EventLog {
  private final Results results = new Results();

  @Override
  public synchronized Optional<Outcome> outcome(String trial) {
    return results.outcome(trial);
  }

  @Override
  public synchronized Optional<String> model(String trial) {
    return results.model(trial);
  }

  @Override
  public synchronized Set<Event.TestLooked> looks() {
    return Set.copyOf(results.looks());
  }

  @Override
  public synchronized List<Event.ListenerActed> acts(String course) {
    return results.acts(course);
  }

  @Override
  public synchronized void append(Event... events) {
    List.of(events).forEach(event -> event.replay(results));
  }
}
