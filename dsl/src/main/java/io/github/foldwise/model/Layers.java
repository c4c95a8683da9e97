package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.LayerNorm;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.Window;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * First words of a model: {@code import static io.github.foldwise.model.Layers.*}.
 *
 * <p>{@code conv(64, 3).relu().bn().pool(2).flatten().dense(128).relu().classify(10)} compiles as
 * written; the shape of its input comes from the data set, or from {@code input(28, 28, 1)}.
 */
@CheckReturnValue
public final class Layers {
  private Layers() {}

  /** Declares the shape of one example, for a model that is inspected without data. */
  public static FeatureMaps input(int height, int width, int channels) {
    return new FeatureMaps(
        new Chain(
            Optional.of(Shape.image(height, width, channels)),
            Chain.EMPTY.layers(),
            Chain.EMPTY.frozen(),
            Chain.EMPTY.origin()));
  }

  /** Starts with a convolution; see {@link FeatureMaps#conv}. */
  public static Convolved conv(int filters, int kernel) {
    return START.conv(filters, kernel);
  }

  /** Starts with a convolution; see {@link FeatureMaps#conv}. */
  public static Convolved conv(int filters, Window kernel) {
    return START.conv(filters, kernel);
  }

  /** Starts with a depthwise convolution; see {@link FeatureMaps#depthwiseConv}. */
  public static DepthwiseConvolved depthwiseConv(int kernel) {
    return START.depthwiseConv(kernel);
  }

  /** Starts with a depthwise convolution; see {@link FeatureMaps#depthwiseConv}. */
  public static DepthwiseConvolved depthwiseConv(Window kernel) {
    return START.depthwiseConv(kernel);
  }

  /** Starts with a separable convolution; see {@link FeatureMaps#separableConv}. */
  public static SeparablyConvolved separableConv(int filters, int kernel) {
    return START.separableConv(filters, kernel);
  }

  /** Starts with a separable convolution; see {@link FeatureMaps#separableConv}. */
  public static SeparablyConvolved separableConv(int filters, Window kernel) {
    return START.separableConv(filters, kernel);
  }

  /** Starts with zeros around the input. */
  public static FeatureMaps zeroPad(int cells) {
    return START.zeroPad(cells);
  }

  /** Starts with zeros around the input. */
  public static FeatureMaps zeroPad(int top, int bottom, int left, int right) {
    return START.zeroPad(top, bottom, left, right);
  }

  /** Starts with a residual block; see {@link FeatureMaps#residual}. */
  public static FeatureMaps residual(UnaryOperator<FeatureMaps> block) {
    return START.residual(block);
  }

  /** Starts with a residual block; see {@link FeatureMaps#residual}. */
  public static FeatureMaps residual(
      UnaryOperator<FeatureMaps> block, UnaryOperator<FeatureMaps> projection) {
    return START.residual(block, projection);
  }

  /** Starts with batch normalisation of the input. */
  public static FeatureMaps bn() {
    return START.bn();
  }

  /** Starts with batch normalisation of the input. */
  public static FeatureMaps bn(double momentum, double epsilon) {
    return START.bn(momentum, epsilon);
  }

  /** Starts with batch normalisation of the input; see {@link FeatureMaps#bn(UnaryOperator)}. */
  public static FeatureMaps bn(UnaryOperator<BatchNorm> clauses) {
    return START.bn(clauses);
  }

  /** Starts with layer normalisation of the input. */
  public static FeatureMaps layerNorm() {
    return START.layerNorm();
  }

  /** Starts with layer normalisation of the input. */
  public static FeatureMaps layerNorm(double epsilon) {
    return START.layerNorm(epsilon);
  }

  /** Starts with layer normalisation of the input; see {@link LayerNorm}. */
  public static FeatureMaps layerNorm(UnaryOperator<LayerNorm> clauses) {
    return START.layerNorm(clauses);
  }

  /** Starts with max pooling of the input. */
  public static FeatureMaps pool(int size) {
    return START.pool(size);
  }

  /** Starts with max pooling of the input. */
  public static FeatureMaps pool(Window window) {
    return START.pool(window);
  }

  /** Starts with max pooling of the input. */
  public static FeatureMaps pool(Window window, UnaryOperator<MaxPool> clauses) {
    return START.pool(window, clauses);
  }

  /** Starts with max pooling; see {@link FeatureMaps#pool(int, UnaryOperator)}. */
  public static FeatureMaps pool(int size, UnaryOperator<MaxPool> clauses) {
    return START.pool(size, clauses);
  }

  /** Starts with mean pooling of the input. */
  public static FeatureMaps avgPool(int size) {
    return START.avgPool(size);
  }

  /** Starts with mean pooling of the input. */
  public static FeatureMaps avgPool(Window window) {
    return START.avgPool(window);
  }

  /** Starts with mean pooling of the input. */
  public static FeatureMaps avgPool(Window window, UnaryOperator<AveragePool> clauses) {
    return START.avgPool(window, clauses);
  }

  /** Starts with mean pooling; see {@link FeatureMaps#avgPool(int, UnaryOperator)}. */
  public static FeatureMaps avgPool(int size, UnaryOperator<AveragePool> clauses) {
    return START.avgPool(size, clauses);
  }

  /** Starts with dropout of the input. */
  public static FeatureMaps dropout(double rate) {
    return START.dropout(rate);
  }

  /** Starts with dropout of whole channels of the input. */
  public static FeatureMaps spatialDropout(double rate) {
    return START.spatialDropout(rate);
  }

  /** Starts with normal noise on the input. */
  public static FeatureMaps gaussianNoise(double standardDeviation) {
    return START.gaussianNoise(standardDeviation);
  }

  /** Starts with the mean of each channel. */
  public static Features globalAvgPool() {
    return START.globalAvgPool();
  }

  /** Starts with the largest value of each channel. */
  public static Features globalMaxPool() {
    return START.globalMaxPool();
  }

  /** Starts with the input as one vector. */
  public static Features flatten() {
    return START.flatten();
  }

  /** Starts with an activation of the input. */
  public static FeatureMaps activation(Activation function) {
    return START.activation(function);
  }

  private static final FeatureMaps START = new FeatureMaps(Chain.EMPTY);
}
