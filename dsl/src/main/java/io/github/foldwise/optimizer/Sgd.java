package io.github.foldwise.optimizer;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Gradient descent: {@code w −= rate·g}. With momentum {@code v = momentum·v − rate·g; w += v}, and
 * with Nesterov's {@code w += momentum·v − rate·g} of the new v.
 *
 * @param momentum share of the last change that stays, in [0,1]; 0 is none
 * @param nesterovMomentum whether the change looks one step ahead
 */
@CheckReturnValue
public record Sgd(double momentum, boolean nesterovMomentum) implements UpdateRule {
  /** Keras's default: no momentum. */
  public static final Sgd STANDARD = new Sgd(0, false);

  /** The same with another momentum. */
  public Sgd momentum(double share) {
    return new Sgd(share, nesterovMomentum);
  }

  /** The same with Nesterov's momentum. */
  public Sgd nesterov() {
    return new Sgd(momentum, true);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.sgd(this);
  }
}
