package io.github.foldwise.optimizer;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Gradient descent: {@code w −= rate·g}. With momentum: {@code v = momentum·v − rate·g; w += v}.
 * With Nesterov momentum: {@code w += momentum·v − rate·g}, with the new v.
 *
 * @param momentum share of the last change that is kept, in [0,1]; 0 is none
 * @param nesterovMomentum whether the change looks one step ahead
 */
@CheckReturnValue
public record Sgd(double momentum, boolean nesterovMomentum) implements UpdateRule {
  /** Keras's default: no momentum. */
  public static final Sgd STANDARD = new Sgd(0, false);

  /** Keeps this share of the last change. */
  public Sgd momentum(double share) {
    return new Sgd(share, nesterovMomentum);
  }

  /** Takes the gradient one step ahead. */
  public Sgd nesterov() {
    return new Sgd(momentum, true);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.sgd(this);
  }
}
