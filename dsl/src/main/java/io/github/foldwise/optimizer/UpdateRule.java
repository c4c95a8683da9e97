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
    T adagrad(Adagrad rule);

    T adam(Adam rule);

    T adamax(Adamax rule);

    T lion(Lion rule);

    T nadam(Nadam rule);

    T rmsProp(RmsProp rule);

    T sgd(Sgd rule);
  }
}
