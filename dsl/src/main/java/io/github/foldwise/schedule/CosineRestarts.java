package io.github.foldwise.schedule;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Half cosines that restart, each {@code periodFactor} times as long and {@code rateFactor} times
 * as high as the one before: Keras's {@code CosineDecayRestarts}.
 *
 * @param initialRate rate of the first step, above 0
 * @param firstSteps steps of the first cosine
 * @param periodFactor Keras's {@code t_mul}, at least 1
 * @param rateFactor Keras's {@code m_mul}, above 0
 * @param alpha share of the initial rate at the lowest points, in [0,1]
 */
@CheckReturnValue
public record CosineRestarts(
    double initialRate, long firstSteps, double periodFactor, double rateFactor, double alpha)
    implements Schedule {
  /** Multiplies the length by this factor at each restart. */
  public CosineRestarts periodFactor(double factor) {
    return new CosineRestarts(initialRate, firstSteps, factor, rateFactor, alpha);
  }

  /** Multiplies the height by this factor at each restart. */
  public CosineRestarts rateFactor(double factor) {
    return new CosineRestarts(initialRate, firstSteps, periodFactor, factor, alpha);
  }

  /** Leaves this share of the initial rate at the lowest points. */
  public CosineRestarts alpha(double share) {
    return new CosineRestarts(initialRate, firstSteps, periodFactor, rateFactor, share);
  }

  @Override
  public float rate(long step) {
    float periods = (float) step / (float) firstSteps;
    float restarts = restarts(periods);
    float completed = completed(periods, restarts);
    float height = (float) Math.pow((float) rateFactor, restarts);
    float cosine = 0.5f * height * (1 + (float) Math.cos((float) Math.PI * completed));
    return (float) initialRate * ((1 - (float) alpha) * cosine + (float) alpha);
  }

  /** Number of finished cosines, whose lengths form a geometric series. */
  private float restarts(float periods) {
    float factor = (float) periodFactor;
    return (float)
        Math.floor(
            factor == 1
                ? periods
                : (float) Math.log(1 - periods * (1 - factor)) / (float) Math.log(factor));
  }

  /** Finished share of the current cosine. */
  private float completed(float periods, float restarts) {
    float factor = (float) periodFactor;
    if (factor == 1) {
      return periods - restarts;
    }
    float length = (float) Math.pow(factor, restarts);
    return (periods - (1 - length) / (1 - factor)) / length;
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.cosineRestarts(this);
  }
}
