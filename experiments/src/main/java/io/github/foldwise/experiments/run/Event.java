package io.github.foldwise.experiments.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.foldwise.trainer.EpochResult;
import io.github.foldwise.trainer.Evaluation;
import java.util.Optional;

/** Something that happened in a run: one line of its journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.RunStarted.class, name = "RunStarted"),
  @JsonSubTypes.Type(value = Event.TrialStarted.class, name = "TrialStarted"),
  @JsonSubTypes.Type(value = Event.EpochDone.class, name = "EpochDone"),
  @JsonSubTypes.Type(value = Event.TestLooked.class, name = "TestLooked"),
  @JsonSubTypes.Type(value = Event.TrialFinished.class, name = "TrialFinished"),
  @JsonSubTypes.Type(value = Event.TrialFailed.class, name = "TrialFailed"),
  @JsonSubTypes.Type(value = Event.RunStopped.class, name = "RunStopped")
})
sealed interface Event {
  /** Adds to the results what this event says about them. */
  default void replay(Results results) {}

  /**
   * A run began, or was taken up again.
   *
   * @param plan fingerprint of its plan
   * @param trials number of its trials
   */
  record RunStarted(String plan, int trials) implements Event {
    @Override
    public void replay(Results results) {
      results.runStarted(plan);
    }
  }

  /** A trial began, or began again. */
  record TrialStarted(TrialKey trial) implements Event {
    @Override
    public void replay(Results results) {
      results.trialStarted(trial);
    }
  }

  /** A trial's epoch was trained and judged. */
  record EpochDone(TrialKey trial, EpochResult result) implements Event {
    @Override
    public void replay(Results results) {
      results.epochDone(trial, result);
    }
  }

  /** A trial was measured on the test rows after an epoch. */
  record TestLooked(TrialKey trial, int epoch) implements Event {}

  /**
   * A trial was trained to its end, or its loss became NaN or infinite.
   *
   * @param diverged whether the loss became NaN or infinite
   * @param reason why; empty where it did not
   * @param validation of the trained model, on the validation rows
   * @param test of the trained model, on the test rows, where the experiment looks at them
   */
  record TrialFinished(
      TrialKey trial,
      boolean diverged,
      String reason,
      Optional<Evaluation> validation,
      Optional<Evaluation> test)
      implements Event {
    @Override
    public void replay(Results results) {
      results.trialFinished(this);
    }
  }

  /** A trial ended with an error. */
  record TrialFailed(TrialKey trial, String reason) implements Event {
    @Override
    public void replay(Results results) {
      results.trialFailed(trial, reason);
    }
  }

  /** The run was asked to stop before all its trials had ended. */
  record RunStopped() implements Event {}
}
