package io.github.foldwise.schedule;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.Optional;

/**
 * Half a cosine from a rate down to its share {@code alpha}: {@code rate · ((1−alpha)·(1 + cos(π ·
 * step/decaySteps))/2 + alpha)}. A linear warm-up may precede it; its steps do not count among
 * {@code decaySteps}.
 *
 * @param initialRate rate of the first step; above 0, or at least 0 with a warm-up
 * @param decaySteps steps of the decay, after which the rate is constant
 * @param alpha share of the rate left at the end, in [0,1]
 * @param warmUp linear rise before the decay; empty for none
 */
@CheckReturnValue
public record CosineDecay(
    double initialRate, long decaySteps, double alpha, Optional<WarmUp> warmUp)
    implements Schedule {
  /** A linear rise in at least one step to a rate above 0, where the cosine starts. */
  public record WarmUp(long steps, double target) {}

  public CosineDecay {
    requireNonNull(warmUp, "warmUp");
  }

  /** Leaves this share of the rate at the end. */
  public CosineDecay alpha(double share) {
    return new CosineDecay(initialRate, decaySteps, share, warmUp);
  }

  /** First rises from the initial rate to {@code target} in this many steps. */
  public CosineDecay warmUp(long steps, double target) {
    return new CosineDecay(initialRate, decaySteps, alpha, Optional.of(new WarmUp(steps, target)));
  }

  @Override
  public float rate(long step) {
    if (warmUp.isEmpty()) {
      return down((float) initialRate, (float) step);
    }
    float rising = (float) warmUp.get().steps();
    float target = (float) warmUp.get().target();
    float at = Math.min((float) step, (float) decaySteps + rising);
    return at < rising
        ? (target - (float) initialRate) * (at / rising) + (float) initialRate
        : down(target, at - rising);
  }

  private float down(float from, float step) {
    float completed = Math.min(step, (float) decaySteps) / (float) decaySteps;
    float cosine = 0.5f * (1 + (float) Math.cos((float) Math.PI * completed));
    return from * ((float) (1 - alpha) * cosine + (float) alpha);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.cosineDecay(this);
  }
}
