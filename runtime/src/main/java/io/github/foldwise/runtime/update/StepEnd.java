package io.github.foldwise.runtime.update;

import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * The ops that end a step; the session runs those that are due.
 *
 * @param accumulation steps per update
 * @param accumulate adds the gradients to the sums; never run if each step updates
 * @param update changes weights, optimizer slots and moving statistics
 * @param overwriteEvery number of updates after which averages replace weights
 * @param overwrite replaces the weights by their averages and constrains them; run by itself, after
 *     the step
 * @param finish replaces the weights by their averages, after the last step
 * @param penalties of the weights before the update, those that it computes itself; scalars
 */
public record StepEnd(
    int accumulation,
    Op accumulate,
    Op update,
    Optional<Integer> overwriteEvery,
    Optional<Op> overwrite,
    Optional<Op> finish,
    List<Operand<TFloat32>> penalties) {

  /** Ops that step {@code step}, from 0, runs together with its fetches. */
  public Op of(long step) {
    return (step + 1) % accumulation == 0 ? update : accumulate;
  }

  /** Ops that run after the step: as in Keras, after each step of an overwriting update. */
  public Optional<Op> after(long step) {
    long updates = step / accumulation + 1;
    return overwriteEvery.filter(every -> updates % every == 0).flatMap(every -> overwrite);
  }
}
