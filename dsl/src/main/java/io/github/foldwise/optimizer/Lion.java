package io.github.foldwise.optimizer;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Lion, whose steps have the same length in every weight: {@code w −= rate·sign(beta1·m +
 * (1−beta1)·g)}, then {@code m = beta2·m + (1−beta2)·g}.
 *
 * @param beta1 weight of the mean in the sign, in (0,1]
 * @param beta2 decay of the mean of the gradients, in [0,1)
 */
@CheckReturnValue
public record Lion(double beta1, double beta2) implements UpdateRule {
  /** Keras's defaults: 0.9, 0.99. */
  public static final Lion STANDARD = new Lion(0.9, 0.99);

  /** Weights the mean in the sign by this share. */
  public Lion beta1(double share) {
    return new Lion(share, beta2);
  }

  /** Decays the mean of the gradients by this factor. */
  public Lion beta2(double decay) {
    return new Lion(beta1, decay);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.lion(this);
  }
}
