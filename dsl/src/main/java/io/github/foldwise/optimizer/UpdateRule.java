package io.github.foldwise.optimizer;

/**
 * How an optimizer turns a gradient g into a change of its weight w. Numbers that a rule does not
 * name are Keras's defaults; the rate is the {@link Optimizer}'s.
 */
public sealed interface UpdateRule permits Adagrad, Adam, Adamax, Lion, Nadam, RmsProp, Sgd {
  /** Lets a visitor do what it does with a rule of this kind. */
  <T> T accept(Visitor<T> visitor);

  /**
   * One thing to do with each kind of rule.
   *
   * @param <T> what comes of it
   */
  interface Visitor<T> {
    T adagrad(Adagrad rule);

    T adam(Adam rule);

    T adamax(Adamax rule);

    T lion(Lion rule);

    T nadam(Nadam rule);

    T rmsProp(RmsProp rule);

    T sgd(Sgd rule);
  }
}
