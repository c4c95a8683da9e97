package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.DepthwiseConv;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.GlobalAveragePool;
import io.github.foldwise.layer.GlobalMaxPool;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.ZeroPadding;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A chain that ends with {@code height × width × channels}. Immutable: prefixes can be reused. */
@CheckReturnValue
public sealed class FeatureMaps extends Stage<FeatureMaps> permits ConvolvedMaps {
  FeatureMaps(Chain chain) {
    super(chain);
  }

  /** Convolution with a square kernel, stride 1, padding SAME. */
  public Convolved conv(int filters, int kernel) {
    return new Convolved(chain().then(Conv.of(filters, kernel)));
  }

  /** Convolution with a kernel of any height and width, stride 1, padding SAME. */
  public Convolved conv(int filters, Window kernel) {
    return new Convolved(chain().then(Conv.of(filters, kernel)));
  }

  /** Convolution of each channel with its own square kernel, stride 1, padding SAME. */
  public DepthwiseConvolved depthwiseConv(int kernel) {
    return depthwiseConv(Window.square(kernel));
  }

  /** Convolution of each channel with its own kernel, stride 1, padding SAME. */
  public DepthwiseConvolved depthwiseConv(Window kernel) {
    return new DepthwiseConvolved(chain().then(DepthwiseConv.of(kernel)));
  }

  /** Depthwise convolution with a square kernel, then a 1×1 convolution; stride 1, padding SAME. */
  public SeparablyConvolved separableConv(int filters, int kernel) {
    return separableConv(filters, Window.square(kernel));
  }

  /** Depthwise convolution, then a 1×1 convolution; stride 1, padding SAME. */
  public SeparablyConvolved separableConv(int filters, Window kernel) {
    return new SeparablyConvolved(chain().then(SeparableConv.of(filters, kernel)));
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
   * 3).bn())}. If the block changes the shape, the input is projected to it; see {@link Residual}.
   */
  public FeatureMaps residual(UnaryOperator<FeatureMaps> block) {
    return then(Residual.of(Chain.branch(block)));
  }

  /** A block that is added to a projection of its input: {@code p -> p.conv(64, 1).stride(2)}. */
  public FeatureMaps residual(
      UnaryOperator<FeatureMaps> block, UnaryOperator<FeatureMaps> projection) {
    return then(new Residual(Chain.branch(block), Optional.of(Chain.branch(projection))));
  }

  /** Largest value of each {@code size × size} window, without overlap. */
  public FeatureMaps pool(int size) {
    return then(MaxPool.of(size));
  }

  /** Largest value of each window, without overlap. */
  public FeatureMaps pool(Window window) {
    return then(MaxPool.of(window));
  }

  /** Max pooling with clauses: {@code pool(3, p -> p.stride(2).same())}. */
  public FeatureMaps pool(int size, UnaryOperator<MaxPool> clauses) {
    return then(requireNonNull(clauses, "clauses").apply(MaxPool.of(size)));
  }

  /** Max pooling with clauses. */
  public FeatureMaps pool(Window window, UnaryOperator<MaxPool> clauses) {
    return then(requireNonNull(clauses, "clauses").apply(MaxPool.of(window)));
  }

  /** Mean of each {@code size × size} window, without overlap. */
  public FeatureMaps avgPool(int size) {
    return then(AveragePool.of(size));
  }

  /** Mean of each window, without overlap. */
  public FeatureMaps avgPool(Window window) {
    return then(AveragePool.of(window));
  }

  /** Mean pooling with clauses: {@code avgPool(3, p -> p.stride(2).same())}. */
  public FeatureMaps avgPool(int size, UnaryOperator<AveragePool> clauses) {
    return then(requireNonNull(clauses, "clauses").apply(AveragePool.of(size)));
  }

  /** Mean pooling with clauses. */
  public FeatureMaps avgPool(Window window, UnaryOperator<AveragePool> clauses) {
    return then(requireNonNull(clauses, "clauses").apply(AveragePool.of(window)));
  }

  /** Drops each channel of an image with probability {@code rate}, in [0,1), in training. */
  public FeatureMaps spatialDropout(double rate) {
    return then(new SpatialDropout(rate));
  }

  /** Mean of each channel. */
  public Features globalAvgPool() {
    return new Features(chain().then(new GlobalAveragePool()));
  }

  /** Largest value of each channel. */
  public Features globalMaxPool() {
    return new Features(chain().then(new GlobalMaxPool()));
  }

  /** One vector, row-major. */
  public Features flatten() {
    return new Features(chain().then(new Flatten()));
  }

  @Override
  final FeatureMaps ending(Chain whole) {
    return new FeatureMaps(whole);
  }

  @Override
  FeatureMaps around(Chain other) {
    return new FeatureMaps(other);
  }
}
