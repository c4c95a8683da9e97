package io.github.foldwise.trial;

import java.util.List;
import java.util.function.Predicate;

/** Several listeners as one: each is told and asked everything. */
record AllListeners(List<TrialListener> listeners) implements TrialListener {
  AllListeners {
    listeners = List.copyOf(listeners);
  }

  @Override
  public String trialName() {
    return listeners.stream()
        .map(TrialListener::trialName)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  @Override
  public void epochEnded(EpochEnd end) {
    listeners.forEach(listener -> listener.epochEnded(end));
  }

  @Override
  public void trained(SavableModel model) {
    listeners.forEach(listener -> listener.trained(model));
  }

  @Override
  public void stepDone(StepResult result) {
    listeners.forEach(listener -> listener.stepDone(result));
  }

  @Override
  public boolean stopRequested() {
    return any(TrialListener::stopRequested);
  }

  @Override
  public boolean endRequested() {
    return any(TrialListener::endRequested);
  }

  /** Asks every one of them: some count the calls. */
  private boolean any(Predicate<TrialListener> asked) {
    return listeners.stream().filter(asked).count() > 0;
  }
}
