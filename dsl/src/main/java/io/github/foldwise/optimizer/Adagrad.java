package io.github.foldwise.optimizer;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Adagrad with epsilon inside the root, as Keras: {@code a += g²; w −= rate·g / √(a + epsilon)}.
 *
 * @param initialAccumulator what a begins with, at least 0
 * @param epsilon added inside the root, above 0
 */
@CheckReturnValue
public record Adagrad(double initialAccumulator, double epsilon) implements UpdateRule {
  /** Keras's defaults: 0.1, 1e-7. */
  public static final Adagrad STANDARD = new Adagrad(0.1, 1e-7);

  /** The same with another beginning of the sum of squares. */
  public Adagrad initialAccumulator(double number) {
    return new Adagrad(number, epsilon);
  }

  /** The same with another number added inside the root. */
  public Adagrad epsilon(double number) {
    return new Adagrad(initialAccumulator, number);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.adagrad(this);
  }
}
