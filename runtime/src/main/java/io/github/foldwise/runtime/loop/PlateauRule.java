package io.github.foldwise.runtime.loop;

import io.github.foldwise.training.ReduceOnPlateau;

/** A learning rate that is reduced on plateaus, epoch by epoch, as in Keras 3.15. */
public final class PlateauRule {
  private final ReduceOnPlateau reduction;
  private final Improvement improvement;
  private float rate;
  private Float best; // null before the first epoch
  private int wait;
  private int cooldown;

  public PlateauRule(ReduceOnPlateau reduction, float rate) {
    this.reduction = reduction;
    this.rate = rate;
    this.improvement = new Improvement(reduction.monitor(), reduction.minDelta());
  }

  /** Takes the figure of an epoch. */
  public void observe(float figure) {
    if (cooldown > 0) {
      cooldown--;
      wait = 0;
    }
    if (best == null || improvement.isBetter(figure, best)) {
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

  /** Reduces from this rate on. */
  void set(float given) {
    rate = given;
  }

  /** The rate of the next epoch. */
  public float rate() {
    return rate;
  }
}
