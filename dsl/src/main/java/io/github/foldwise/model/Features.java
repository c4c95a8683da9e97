package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.layer.Dense;
import java.util.function.UnaryOperator;

/** A chain whose last output is a vector. Immutable: each word gives a new stage. */
@CheckReturnValue
public sealed class Features extends Stage<Features> permits Connected {
  Features(Chain chain) {
    super(chain);
  }

  /** Fully connected layer. */
  public Connected dense(int units) {
    return new Connected(chain().then(Dense.of(units)));
  }

  /** The head: {@code dense(classes)} and softmax. The loss works on its logits. */
  public ModelSpec classify(int classes) {
    return classify(classes, head -> head);
  }

  /** The head with clauses: {@code classify(10, head -> head.l2(1e-4))}. */
  public ModelSpec classify(int classes, UnaryOperator<Connected> clauses) {
    return end(classes, clauses, ClassHead.SOFTMAX);
  }

  /**
   * A head that predicts each class independently: {@code dense(classes)} and a sigmoid of each
   * logit, for {@code binaryCrossEntropy()} and similar losses.
   */
  public ModelSpec classifyEach(int classes) {
    return classifyEach(classes, head -> head);
  }

  /** The same with clauses. */
  public ModelSpec classifyEach(int classes, UnaryOperator<Connected> clauses) {
    return end(classes, clauses, ClassHead.SIGMOIDS);
  }

  /**
   * A head of two classes and one logit: {@code dense(1)} and a sigmoid, the probability of class
   * 1, for {@code binaryCrossEntropy()} and similar losses.
   */
  public ModelSpec binary() {
    return binary(head -> head);
  }

  /** The same with clauses. */
  public ModelSpec binary(UnaryOperator<Connected> clauses) {
    return end(1, clauses, ClassHead.BINARY);
  }

  private ModelSpec end(int units, UnaryOperator<Connected> clauses, ClassHead head) {
    Chain whole = requireNonNull(clauses, "clauses").apply(dense(units)).chain();
    return new ModelSpec(whole.input(), whole.layers(), head, whole.frozenNames());
  }

  @Override
  final Features ending(Chain whole) {
    return new Features(whole);
  }

  @Override
  Features around(Chain other) {
    return new Features(other);
  }
}
