package io.github.foldwise.optimizer;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Adagrad with epsilon inside the root, as in Keras: {@code a += g²; w −= rate·g / √(a + epsilon)}.
 *
 * @param initialAccumulator start value of {@code a}, at least 0
 * @param epsilon added inside the root, above 0
 */
@CheckReturnValue
public record Adagrad(double initialAccumulator, double epsilon) implements UpdateRule {
  /** Keras's defaults: 0.1, 1e-7. */
  public static final Adagrad STANDARD = new Adagrad(0.1, 1e-7);

  /** Starts the sum of squares at this number. */
  public Adagrad initialAccumulator(double number) {
    return new Adagrad(number, epsilon);
  }

  /** Adds this number inside the root. */
  public Adagrad epsilon(double number) {
    return new Adagrad(initialAccumulator, number);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.adagrad(this);
  }
}
