package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.Dropout;
import io.github.foldwise.layer.GaussianNoise;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.LayerNorm;
import io.github.foldwise.layer.WeightedLayer;
import io.github.foldwise.layer.Words;
import java.util.function.UnaryOperator;

/** A chain of layers, and the words that may follow any output. */
@CheckReturnValue
abstract sealed class Stage<S> implements Activated<S> permits FeatureMaps, Features {
  private final Chain chain;

  Stage(Chain chain) {
    this.chain = chain;
  }

  final Chain chain() {
    return chain;
  }

  /** The stage after one more layer. */
  final S then(Layer layer) {
    return ending(chain.then(layer));
  }

  /** A stage at the end of this chain, with no clause to its last layer. */
  abstract S ending(Chain whole);

  /** This kind of stage around another chain. */
  abstract Object around(Chain other);

  /** The same stage with its last layer changed. */
  @SuppressWarnings("unchecked") // a stage of kind S with clauses ends with a layer of kind L
  static <S, L extends WeightedLayer<L>> S changed(Weighted<S, L> stage, UnaryOperator<L> change) {
    Stage<?> given = (Stage<?>) stage;
    return (S) given.around(given.chain.replaceLast(change.apply((L) given.chain.last())));
  }

  /** The same stage with a function within its last layer, before the activity penalty. */
  static <S, L extends WeightedLayer<L>> S activated(Weighted<S, L> stage, Activation function) {
    return changed(
        stage,
        layer -> {
          Once.require(
              Words.of(layer),
              "activation",
              Activation.LINEAR,
              layer.activation(),
              function,
              Words::activation);
          return layer.withActivation(function);
        });
  }

  /** Batch normalisation with Keras's defaults. */
  public S bn() {
    return then(BatchNorm.STANDARD);
  }

  /** Batch normalisation; see {@link BatchNorm}. */
  public S bn(double momentum, double epsilon) {
    return then(BatchNorm.of(momentum, epsilon));
  }

  /** Batch normalisation with clauses: {@code bn(b -> b.momentum(0.9).noCenter())}. */
  public S bn(UnaryOperator<BatchNorm> clauses) {
    return then(requireNonNull(clauses, "clauses").apply(BatchNorm.STANDARD));
  }

  /** Layer normalisation with Keras's defaults. */
  public S layerNorm() {
    return then(LayerNorm.STANDARD);
  }

  /** Layer normalisation; see {@link LayerNorm}. */
  public S layerNorm(double epsilon) {
    return then(LayerNorm.STANDARD.epsilon(epsilon));
  }

  /** Layer normalisation with clauses: {@code layerNorm(n -> n.noScale())}. */
  public S layerNorm(UnaryOperator<LayerNorm> clauses) {
    return then(requireNonNull(clauses, "clauses").apply(LayerNorm.STANDARD));
  }

  /** Drops each value with probability {@code rate}, in [0,1), in training. */
  public S dropout(double rate) {
    return then(new Dropout(rate));
  }

  /** Adds normal noise with this standard deviation to each value in training. */
  public S gaussianNoise(double standardDeviation) {
    return then(new GaussianNoise(standardDeviation));
  }

  /**
   * Freezes all layers so far, as {@code trainable = False} on each does in Keras: training leaves
   * their weights as they are, without decay, constraint or average, no penalty on them is in the
   * loss, and their batch norm uses its moving statistics, which stay. What has no weights works as
   * before: dropout still drops. See {@link ModelSpec#freeze} for single layers.
   */
  public S freeze() {
    return ending(chain.freeze());
  }

  @Override
  public S activation(Activation function) {
    return then(new Activate(function));
  }

  /** The words that declare it: {@code conv(64, 3).relu().bn()}. */
  @Override
  public String toString() {
    return Sentence.of(chain);
  }
}
