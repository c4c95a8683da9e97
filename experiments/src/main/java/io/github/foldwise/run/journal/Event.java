package io.github.foldwise.run.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.foldwise.run.plan.Outcome;
import io.github.foldwise.trial.EpochResult;

/** An event of a run: one line of its journal. Hashes identify trials. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.RunStarted.class, name = "RunStarted"),
  @JsonSubTypes.Type(value = Event.TrialStarted.class, name = "TrialStarted"),
  @JsonSubTypes.Type(value = Event.EpochDone.class, name = "EpochDone"),
  @JsonSubTypes.Type(value = Event.TestLooked.class, name = "TestLooked"),
  @JsonSubTypes.Type(value = Event.ListenerActed.class, name = "ListenerActed"),
  @JsonSubTypes.Type(value = Event.ModelSaved.class, name = "ModelSaved"),
  @JsonSubTypes.Type(value = Event.TrialFinished.class, name = "TrialFinished"),
  @JsonSubTypes.Type(value = Event.TrialRestored.class, name = "TrialRestored"),
  @JsonSubTypes.Type(value = Event.TrialFailed.class, name = "TrialFailed"),
  @JsonSubTypes.Type(value = Event.RunStopped.class, name = "RunStopped")
})
public sealed interface Event {
  /** Applies this event to the results. */
  default void replay(Results results) {}

  /**
   * Whether a later run must know of it. Without the others, which a power failure may take, it
   * trains the same trials.
   */
  default boolean decides() {
    return true;
  }

  /**
   * A run began or resumed, of a family that may share the directory, with the fingerprint of its
   * plan.
   */
  record RunStarted(String family, String plan, int trials) implements Event {
    @Override
    public void replay(Results results) {
      results.runStarted(family);
    }
  }

  /** A trial began, or continued after some epochs from a checkpoint. */
  record TrialStarted(String trial, String label, int after) implements Event {
    @Override
    public void replay(Results results) {
      results.trialStarted(trial);
    }

    @Override
    public boolean decides() {
      return false;
    }
  }

  /** An epoch of a trial was trained and evaluated. */
  record EpochDone(String trial, EpochResult result) implements Event {
    @Override
    public boolean decides() {
      return false;
    }
  }

  /** A trial was evaluated on the test rows after an epoch. */
  record TestLooked(String trial, int epoch) implements Event {
    @Override
    public void replay(Results results) {
      results.testLooked(this);
    }
  }

  /** A listener changed the training of a trial, as the run says that it may. */
  record ListenerActed(String trial, String act) implements Event {
    @Override
    public void replay(Results results) {
      results.listenerActed(this);
    }
  }

  /** The model of a trial is on the disk, in a file with this SHA-256. */
  record ModelSaved(String trial, String sha256) implements Event {
    @Override
    public void replay(Results results) {
      results.modelSaved(this);
    }
  }

  /** A trial was trained to its end, or its loss became NaN or infinite. */
  record TrialFinished(String trial, String label, Outcome outcome) implements Event {
    @Override
    public void replay(Results results) {
      results.trialEnded(trial, outcome);
    }
  }

  /** A trial was found in a cache that another run had filled. */
  record TrialRestored(String trial, String label, Outcome outcome) implements Event {
    @Override
    public void replay(Results results) {
      results.trialEnded(trial, outcome);
    }
  }

  /** A trial ended with an error. */
  record TrialFailed(String trial, String label, String reason) implements Event {
    @Override
    public void replay(Results results) {
      results.trialEnded(trial, Outcome.failed(reason));
    }
  }

  /** The run was stopped before all its trials had ended. */
  record RunStopped() implements Event {}
}
