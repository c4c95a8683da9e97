package io.github.foldwise.optimizer;

/**
 * How an optimizer turns the gradient g of a weight w into a change of w. Unless changed,
 * hyperparameters are Keras's defaults; the learning rate belongs to the {@link Optimizer}.
 */
public sealed interface UpdateRule permits Adagrad, Adam, Adamax, Lion, Nadam, RmsProp, Sgd {
  /** Calls the visitor's method for this rule. */
  <T> T accept(Visitor<T> visitor);

  /** One operation on every rule. */
  interface Visitor<T> {
    /** Handles {@link Adagrad}. */
    T adagrad(Adagrad rule);

    /** Handles {@link Adam}. */
    T adam(Adam rule);

    /** Handles {@link Adamax}. */
    T adamax(Adamax rule);

    /** Handles {@link Lion}. */
    T lion(Lion rule);

    /** Handles {@link Nadam}. */
    T nadam(Nadam rule);

    /** Handles {@link RmsProp}. */
    T rmsProp(RmsProp rule);

    /** Handles {@link Sgd}. */
    T sgd(Sgd rule);
  }
}
