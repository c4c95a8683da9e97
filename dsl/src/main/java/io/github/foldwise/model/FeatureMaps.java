package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.DepthwiseConv;
import io.github.foldwise.layer.Dropout;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.GaussianNoise;
import io.github.foldwise.layer.GlobalAveragePool;
import io.github.foldwise.layer.GlobalMaxPool;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.LayerNorm;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.ZeroPadding;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A chain whose last output is {@code height × width × channels}. Immutable: each word gives a new
 * stage, so a prefix can be kept and used twice.
 */
@CheckReturnValue
public class FeatureMaps implements Activated<FeatureMaps> {
  private final Chain chain;

  FeatureMaps(Chain chain) {
    this.chain = chain;
  }

  final Chain chain() {
    return chain;
  }

  /** Convolution with a square kernel, stride 1, padding SAME. */
  public Convolved conv(int filters, int kernel) {
    return new Convolved(chain, Conv.of(filters, kernel));
  }

  /** Convolution with a kernel of any height and width, stride 1, padding SAME. */
  public Convolved conv(int filters, Window kernel) {
    return new Convolved(chain, Conv.of(filters, kernel));
  }

  /** Convolution of each channel by a square kernel of its own, stride 1, padding SAME. */
  public DepthwiseConvolved depthwiseConv(int kernel) {
    return depthwiseConv(Window.square(kernel));
  }

  /** Convolution of each channel by a kernel of its own, stride 1, padding SAME. */
  public DepthwiseConvolved depthwiseConv(Window kernel) {
    return new DepthwiseConvolved(chain, DepthwiseConv.of(kernel));
  }

  /**
   * Depthwise convolution by a square kernel, then a convolution by 1×1; stride 1, padding SAME.
   */
  public SeparablyConvolved separableConv(int filters, int kernel) {
    return separableConv(filters, Window.square(kernel));
  }

  /** Depthwise convolution, then a convolution by 1×1; stride 1, padding SAME. */
  public SeparablyConvolved separableConv(int filters, Window kernel) {
    return new SeparablyConvolved(chain, SeparableConv.of(filters, kernel));
  }

  /** The same number of rows and columns of zeros on all sides. */
  public FeatureMaps zeroPad(int cells) {
    return then(ZeroPadding.of(cells));
  }

  /** Rows and columns of zeros. */
  public FeatureMaps zeroPad(int top, int bottom, int left, int right) {
    return then(new ZeroPadding(top, bottom, left, right));
  }

  /**
   * A block that is added to its input: {@code residual(b -> b.conv(64, 3).bn().relu().conv(64,
   * 3).bn())}. Where the block changes the shape, the input is projected to it; see {@link
   * Residual}.
   */
  public FeatureMaps residual(UnaryOperator<FeatureMaps> block) {
    return then(Residual.of(Chain.branch(block)));
  }

  /** A block that is added to a projection of its input: {@code p -> p.conv(64, 1).stride(2)}. */
  public FeatureMaps residual(
      UnaryOperator<FeatureMaps> block, UnaryOperator<FeatureMaps> projection) {
    return then(new Residual(Chain.branch(block), Optional.of(Chain.branch(projection))));
  }

  /** Batch normalisation with Keras's defaults. */
  public FeatureMaps bn() {
    return then(BatchNorm.STANDARD);
  }

  /** Batch normalisation; see {@link BatchNorm}. */
  public FeatureMaps bn(double momentum, double epsilon) {
    return then(BatchNorm.of(momentum, epsilon));
  }

  /** Batch normalisation with clauses of its own: {@code bn(b -> b.momentum(0.9).noCenter())}. */
  public FeatureMaps bn(UnaryOperator<BatchNorm> clauses) {
    return then(clauses.apply(BatchNorm.STANDARD));
  }

  /** Layer normalisation with Keras's defaults. */
  public FeatureMaps layerNorm() {
    return then(LayerNorm.STANDARD);
  }

  /** Layer normalisation; see {@link LayerNorm}. */
  public FeatureMaps layerNorm(double epsilon) {
    return then(LayerNorm.STANDARD.epsilon(epsilon));
  }

  /** Layer normalisation with clauses of its own: {@code layerNorm(n -> n.noScale())}. */
  public FeatureMaps layerNorm(UnaryOperator<LayerNorm> clauses) {
    return then(clauses.apply(LayerNorm.STANDARD));
  }

  /** Largest value of each {@code size × size} window, side by side. */
  public FeatureMaps pool(int size) {
    return then(MaxPool.of(size));
  }

  /** Largest value of each window, side by side. */
  public FeatureMaps pool(Window window) {
    return then(MaxPool.of(window));
  }

  /** Max pooling with clauses of its own: {@code pool(3, p -> p.stride(2).same())}. */
  public FeatureMaps pool(int size, UnaryOperator<MaxPool> clauses) {
    return then(clauses.apply(MaxPool.of(size)));
  }

  /** Max pooling with clauses of its own. */
  public FeatureMaps pool(Window window, UnaryOperator<MaxPool> clauses) {
    return then(clauses.apply(MaxPool.of(window)));
  }

  /** Mean of each {@code size × size} window, side by side. */
  public FeatureMaps avgPool(int size) {
    return then(AveragePool.of(size));
  }

  /** Mean of each window, side by side. */
  public FeatureMaps avgPool(Window window) {
    return then(AveragePool.of(window));
  }

  /** Mean pooling with clauses of its own: {@code avgPool(3, p -> p.stride(2).same())}. */
  public FeatureMaps avgPool(int size, UnaryOperator<AveragePool> clauses) {
    return then(clauses.apply(AveragePool.of(size)));
  }

  /** Mean pooling with clauses of its own. */
  public FeatureMaps avgPool(Window window, UnaryOperator<AveragePool> clauses) {
    return then(clauses.apply(AveragePool.of(window)));
  }

  /** Drops each value with probability {@code rate}, in [0,1), in training. */
  public FeatureMaps dropout(double rate) {
    return then(new Dropout(rate));
  }

  /** Drops each channel of an image with probability {@code rate}, in [0,1), in training. */
  public FeatureMaps spatialDropout(double rate) {
    return then(new SpatialDropout(rate));
  }

  /** Adds normal noise of this deviation to each value in training. */
  public FeatureMaps gaussianNoise(double standardDeviation) {
    return then(new GaussianNoise(standardDeviation));
  }

  /** Mean of each channel. */
  public Features globalAvgPool() {
    return new Features(chain.then(new GlobalAveragePool()));
  }

  /** Largest value of each channel. */
  public Features globalMaxPool() {
    return new Features(chain.then(new GlobalMaxPool()));
  }

  /** One vector, row-major. */
  public Features flatten() {
    return new Features(chain.then(new Flatten()));
  }

  @Override
  public FeatureMaps activation(Activation function) {
    return then(new Activate(function));
  }

  private FeatureMaps then(Layer layer) {
    return new FeatureMaps(chain.then(layer));
  }
}
