package io.github.foldwise.runtime.loop;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Intervention;
import io.github.foldwise.trial.TrialTask;
import java.util.List;
import java.util.Map;

/** Writes a trial's checkpoints and reads them. */
final class CheckpointCodec {
  private final ModelSession session;
  private final TrialTask task;
  private final StateFormat format;

  CheckpointCodec(ModelSession session, TrialTask task) {
    this.session = session;
    this.task = task;
    this.format = new StateFormat(session.stateSpecs(), task.model().weights());
  }

  /** A checkpoint of the current state; {@code bestWeights} is empty if none are kept. */
  Checkpoint take(
      List<EpochResult> epochs,
      List<Intervention> interventions,
      Map<String, float[]> bestWeights) {
    return Checkpoint.of(
        epochs,
        interventions,
        format.bytes(
            session.nameOf(task, epochs, interventions),
            new TrialState(session.readState(), bestWeights)));
  }

  /** The state to continue from; refused if damaged, or of another trial or version. */
  TrialState read(Checkpoint from) {
    if (from.epochs().size() > task.training().epochs()) {
      throw new RefusedException(
          Problem.of(
              "epochs of the checkpoint",
              "at most the epochs of the training, " + task.training().epochs(),
              String.valueOf(from.epochs().size()),
              "Begin the trial anew."));
    }
    return format.read(session.nameOf(task, from.epochs(), from.interventions()), from.state());
  }
}
