package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Dropout;
import io.github.foldwise.layer.GaussianNoise;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.LayerNorm;
import java.util.function.UnaryOperator;

/** A chain whose last output is a vector. Immutable: each word gives a new stage. */
@CheckReturnValue
public class Features implements Activated<Features> {
  private final Chain chain;

  Features(Chain chain) {
    this.chain = chain;
  }

  final Chain chain() {
    return chain;
  }

  /** Fully connected layer. */
  public Connected dense(int units) {
    return new Connected(chain.then(Dense.of(units)));
  }

  /** Batch normalisation with Keras's defaults. */
  public Features bn() {
    return then(BatchNorm.STANDARD);
  }

  /** Batch normalisation; see {@link BatchNorm}. */
  public Features bn(double momentum, double epsilon) {
    return then(BatchNorm.of(momentum, epsilon));
  }

  /** Batch normalisation with clauses of its own: {@code bn(b -> b.momentum(0.9).noCenter())}. */
  public Features bn(UnaryOperator<BatchNorm> clauses) {
    return then(clauses.apply(BatchNorm.STANDARD));
  }

  /** Layer normalisation with Keras's defaults. */
  public Features layerNorm() {
    return then(LayerNorm.STANDARD);
  }

  /** Layer normalisation; see {@link LayerNorm}. */
  public Features layerNorm(double epsilon) {
    return then(LayerNorm.STANDARD.epsilon(epsilon));
  }

  /** Layer normalisation with clauses of its own: {@code layerNorm(n -> n.noScale())}. */
  public Features layerNorm(UnaryOperator<LayerNorm> clauses) {
    return then(clauses.apply(LayerNorm.STANDARD));
  }

  /** Drops each value with probability {@code rate}, in [0,1), in training. */
  public Features dropout(double rate) {
    return then(new Dropout(rate));
  }

  /** Adds normal noise of this deviation to each value in training. */
  public Features gaussianNoise(double standardDeviation) {
    return then(new GaussianNoise(standardDeviation));
  }

  @Override
  public Features activation(Activation function) {
    return then(new Activate(function));
  }

  /** The head: {@code dense(classes)} and softmax. The loss works on its logits. */
  public ModelSpec classify(int classes) {
    return classify(classes, head -> head);
  }

  /** The head with clauses of its own: {@code classify(10, head -> head.l2(1e-4))}. */
  public ModelSpec classify(int classes, UnaryOperator<Connected> clauses) {
    return end(classes, clauses, ClassHead.SOFTMAX);
  }

  /**
   * A head that judges each class on its own: {@code dense(classes)} and a sigmoid of each logit,
   * for {@code binaryCrossEntropy()} and its kin.
   */
  public ModelSpec classifyEach(int classes) {
    return classifyEach(classes, head -> head);
  }

  /** The same with clauses of its own. */
  public ModelSpec classifyEach(int classes, UnaryOperator<Connected> clauses) {
    return end(classes, clauses, ClassHead.SIGMOIDS);
  }

  /**
   * A head of two classes and one logit: {@code dense(1)} and a sigmoid, the probability of class
   * 1, for {@code binaryCrossEntropy()} and its kin.
   */
  public ModelSpec binary() {
    return binary(head -> head);
  }

  /** The same with clauses of its own. */
  public ModelSpec binary(UnaryOperator<Connected> clauses) {
    return end(1, clauses, ClassHead.BINARY);
  }

  private ModelSpec end(int units, UnaryOperator<Connected> clauses, ClassHead head) {
    Chain whole = clauses.apply(dense(units)).chain();
    return new ModelSpec(whole.input(), whole.layers(), head);
  }

  private Features then(Layer layer) {
    return new Features(chain.then(layer));
  }
}
