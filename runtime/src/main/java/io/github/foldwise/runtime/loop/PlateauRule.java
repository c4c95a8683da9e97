package io.github.foldwise.runtime.loop;

import io.github.foldwise.training.ReduceOnPlateau;

/**
 * A learning rate that is reduced on plateaus, epoch by epoch, as in Keras 3.8. Keras 3.15 compares
 * in float32, and nothing beats a first figure of NaN; here the loop ends a training whose loss is
 * NaN before that.
 */
public final class PlateauRule {
  private final ReduceOnPlateau reduction;
  private float rate;
  private double best;
  private int wait;
  private int cooldown;

  public PlateauRule(ReduceOnPlateau reduction, float rate) {
    this.reduction = reduction;
    this.rate = rate;
    this.best = reduction.monitor().isRising() ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
  }

  /** Takes the figure of an epoch. */
  public void observe(double figure) {
    if (cooldown > 0) {
      cooldown--;
      wait = 0;
    }
    if (isBetter(figure)) {
      best = figure;
      wait = 0;
    } else if (cooldown == 0) {
      wait++;
      if (wait >= reduction.patience() && rate > (float) reduction.minRate()) {
        rate = (float) Math.max(rate * reduction.factor(), reduction.minRate());
        cooldown = reduction.cooldown();
        wait = 0;
      }
    }
  }

  /** The rate of the next epoch. */
  public float rate() {
    return rate;
  }

  private boolean isBetter(double figure) {
    return reduction.monitor().isRising()
        ? figure > best + reduction.minDelta()
        : figure < best - reduction.minDelta();
  }
}
