package io.github.foldwise.runtime.update;

import java.util.Optional;
import org.tensorflow.op.Op;

/**
 * The ops that end a step, of which the session runs those that are due.
 *
 * @param accumulation number of steps that make one update
 * @param accumulate notes the gradients; never run where each step makes an update
 * @param update changes weights, optimizer slots and moving statistics
 * @param overwriteEvery number of updates after which averages take the place of weights
 * @param overwrite puts the averages in the place of the weights and brings these back under their
 *     constraints; run by itself, after the step
 * @param finish puts the averages in the place of the weights, after the last step
 */
public record StepEnd(
    int accumulation,
    Op accumulate,
    Op update,
    Optional<Integer> overwriteEvery,
    Optional<Op> overwrite,
    Optional<Op> finish) {

  /** What the step number {@code step}, from 0, runs together with what it fetches. */
  public Op of(long step) {
    return (step + 1) % accumulation == 0 ? update : accumulate;
  }

  /** What is run when the step is over: as in Keras, in each step of an overwriting update. */
  public Optional<Op> after(long step) {
    long updates = step / accumulation + 1;
    return overwriteEvery.filter(every -> updates % every == 0).flatMap(every -> overwrite);
  }
}
