package io.github.foldwise.runtime.graph;

import io.github.foldwise.layer.Penalty;
import io.github.foldwise.runtime.tensorflow.OpLibrary;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * This module's own ops, for CPUs: each does in one or two passes over memory what several of
 * TensorFlow's do in one each. Their results do not depend on the number of threads.
 *
 * @param threads of the session that runs them
 */
public record FusedOps(int threads) {
  /** {@link #adamOfProduct} computes so many columns of a gradient at once. */
  private static final int COLUMNS = 32;

  /** Loads their library; TensorFlow must be loaded. */
  public FusedOps {
    OpLibrary.load();
  }

  /**
   * The output of ReLU and its activity penalty.
   *
   * @param y (…, C)
   * @param l1 the factor of the penalty's {@code Σ|y|}, a scalar
   * @param l2 the factor of {@code Σy²}, a scalar
   */
  public record Relu(Operand<TFloat32> y, Operand<TFloat32> l1, Operand<TFloat32> l2) {}

  /** The gradient of ReLU's input, and its sum over all but the channels. */
  public record ReluGradient(Operand<TFloat32> dx, Operand<TFloat32> sums) {}

  /** A batch norm by the batch's own statistics, all of (C) but {@code y}. */
  public record Norm(
      Operand<TFloat32> y,
      Operand<TFloat32> mean,
      Operand<TFloat32> variance,
      Operand<TFloat32> deviation,
      Operand<TFloat32> scale,
      Operand<TFloat32> offset) {}

  /**
   * Maps, and sums of the values before scale and offset.
   *
   * @param sum {@code Σ|y|}, a scalar
   * @param squares {@code Σy²}, a scalar
   */
  public record Maps(Operand<TFloat32> y, Operand<TFloat32> sum, Operand<TFloat32> squares) {}

  /**
   * The gradients of a batch norm.
   *
   * @param sums those of {@link ReluGradient}; zeros if the norm's input does not come from ReLU
   */
  public record NormGradient(
      Operand<TFloat32> dx,
      Operand<TFloat32> dGamma,
      Operand<TFloat32> dBeta,
      Operand<TFloat32> sums) {}

  /**
   * Adam's update of a weight by a gradient plus that of a penalty.
   *
   * @param inputs those of TensorFlow's op {@code ResourceApplyAdam}
   * @return the penalty before the update, a scalar
   */
  public Operand<TFloat32> adam(Ops tf, List<Operand<? extends TType>> inputs, Penalty penalty) {
    return adam(tf, "FoldwiseAdam", inputs, penalty);
  }

  /**
   * The same by a gradient that is the product of these factors and never stored whole.
   *
   * @param inputs those of {@link #adam} without the gradient
   */
  public Operand<TFloat32> adamOfProduct(
      Ops tf, List<Operand<? extends TType>> inputs, GradientFactors factors, Penalty penalty) {
    List<Operand<? extends TType>> all = new ArrayList<>(inputs);
    all.addAll(factors.operands());
    return adam(tf, "FoldwiseAdamOfProduct", all, penalty);
  }

  /** Whether {@link #adamOfProduct} knows kernels of so many columns. */
  public static boolean multiplies(int columns) {
    return columns % COLUMNS == 0;
  }

  private Operand<TFloat32> adam(
      Ops tf, String name, List<Operand<? extends TType>> inputs, Penalty penalty) {
    return op(tf, name, inputs)
        .setAttr("l1", (float) penalty.l1())
        .setAttr("l2", (float) penalty.l2())
        .build()
        .output(0);
  }

  /** Back through ReLU, from the gradient of its output. */
  public ReluGradient reluGradient(Ops tf, Operand<TFloat32> dy, Relu relu) {
    Operation op =
        op(tf, "FoldwiseReluGradient", List.of(dy, relu.y(), relu.l1(), relu.l2())).build();
    return new ReluGradient(op.output(0), op.output(1));
  }

  /**
   * Batch norm, and then the largest value of each window.
   *
   * @param x (N, H, W, C), or (N, C) if the window is 1
   * @param window side of a window, 1 or 2; divides height and width
   */
  public Norm norm(
      Ops tf,
      Operand<TFloat32> x,
      Operand<TFloat32> gamma,
      Operand<TFloat32> beta,
      float epsilon,
      int window) {
    Operation op =
        op(tf, "FoldwiseNorm", List.of(x, gamma, beta))
            .setAttr("epsilon", epsilon)
            .setAttr("window", window)
            .build();
    return new Norm(
        op.output(0), op.output(1), op.output(2), op.output(3), op.output(4), op.output(5));
  }

  /** Back through {@link #norm}. */
  public NormGradient normGradient(
      Ops tf, Norm norm, Operand<TFloat32> dy, Operand<TFloat32> x, int window) {
    Operand<TFloat32> none = tf.constant(0f);
    return normGradient(tf, norm, dy, new Relu(x, none, none), window, false);
  }

  /** Back through {@link #norm} of {@code y} and then through ReLU: {@code dx} is of its input. */
  public NormGradient normAndReluGradient(
      Ops tf, Norm norm, Operand<TFloat32> dy, Relu relu, int window) {
    return normGradient(tf, norm, dy, relu, window, true);
  }

  private NormGradient normGradient(
      Ops tf, Norm norm, Operand<TFloat32> dy, Relu x, int window, boolean relu) {
    Operation op =
        op(
                tf,
                "FoldwiseNormGradient",
                List.of(
                    dy,
                    x.y(),
                    norm.mean(),
                    norm.deviation(),
                    norm.scale(),
                    norm.offset(),
                    x.l1(),
                    x.l2()))
            .setAttr("window", window)
            .setAttr("relu", relu ? 1 : 0)
            .build();
    return new NormGradient(op.output(0), op.output(1), op.output(2), op.output(3));
  }

  /**
   * {@code x · scale + offset}, and then the largest value of each window.
   *
   * @param x (N, H, W, C), or (N, C) if the window is 1
   * @param window side of a window, 1 or 2; divides height and width
   */
  public Maps scale(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> scale, Operand<TFloat32> offset, int window) {
    Operation op =
        op(tf, "FoldwiseScale", List.of(x, scale, offset)).setAttr("window", window).build();
    return new Maps(op.output(0), op.output(1), op.output(2));
  }

  /**
   * A 3×3 convolution with what follows it: see {@link #tileOutput}.
   *
   * @param kernel transformed, (16, C, F); C and F are multiples of 32
   */
  public Maps convolution(
      Ops tf,
      Operand<TFloat32> x,
      Operand<TFloat32> kernel,
      List<Operand<TFloat32>> factors,
      int border,
      int window,
      boolean relu,
      boolean bfloat16) {
    Operation op =
        op(
                tf,
                "FoldwiseConvolution",
                List.of(x, kernel, factors.get(0), factors.get(1), factors.get(2)))
            .setAttr("border", border)
            .setAttr("window", window)
            .setAttr("relu", relu ? 1 : 0)
            .setAttr("pairs", bfloat16 ? 1 : 0)
            .build();
    return new Maps(op.output(0), op.output(1), op.output(2));
  }

  /** The gradient of the input of {@link #convolution}. */
  public Operand<TFloat32> convolutionInputGradient(
      Ops tf, Operand<TFloat32> dy, Operand<TFloat32> kernel, int border, boolean bfloat16) {
    return op(tf, "FoldwiseConvolutionInputGradient", List.of(dy, kernel))
        .setAttr("border", border)
        .setAttr("pairs", bfloat16 ? 1 : 0)
        .build()
        .output(0);
  }

  /** The gradient of the transformed kernel of {@link #convolution}. */
  public Operand<TFloat32> convolutionKernelGradient(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> dy, int border, boolean bfloat16) {
    return op(tf, "FoldwiseConvolutionKernelGradient", List.of(x, dy))
        .setAttr("border", border)
        .setAttr("pairs", bfloat16 ? 1 : 0)
        .build()
        .output(0);
  }

  /** The transformed tiles of maps: (N, H, W, C) → (16, N·T + 1, C), the last rows 0. */
  public Operand<TFloat32> tileInput(Ops tf, Operand<TFloat32> x, int border) {
    return op(tf, "FoldwiseTileInput", List.of(x)).setAttr("border", border).build().output(0);
  }

  /** Back through {@link #tileInput}, to maps of this height and width. */
  public Operand<TFloat32> tileInputGradient(
      Ops tf, Operand<TFloat32> tiles, int border, int height, int width) {
    return op(tf, "FoldwiseTileInputGradient", List.of(tiles))
        .setAttr("border", border)
        .setAttr("height", height)
        .setAttr("width", width)
        .build()
        .output(0);
  }

  /**
   * Maps from the products of tiles (16, N·T + 1, C), with what follows a convolution: {@code max(x
   * + bias, 0) · scale + offset} and the largest value of each window.
   *
   * @param factors bias, scale and offset, each (C)
   * @param height of the maps before the windows
   * @param window side of a window, 1 or 2; divides height and width
   * @param relu else the maximum is not taken
   */
  public Maps tileOutput(
      Ops tf,
      Operand<TFloat32> tiles,
      List<Operand<TFloat32>> factors,
      int height,
      int width,
      int window,
      boolean relu) {
    Operation op =
        op(tf, "FoldwiseTileOutput", List.of(tiles, factors.get(0), factors.get(1), factors.get(2)))
            .setAttr("height", height)
            .setAttr("width", width)
            .setAttr("window", window)
            .setAttr("relu", relu ? 1 : 0)
            .build();
    return new Maps(op.output(0), op.output(1), op.output(2));
  }

  /** Back through the transform of {@link #tileOutput}: (N, H, W, C) → (16, N·T + 1, C). */
  public Operand<TFloat32> tileOutputGradient(Ops tf, Operand<TFloat32> dy) {
    return op(tf, "FoldwiseTileOutputGradient", List.of(dy)).build().output(0);
  }

  private OperationBuilder op(
      Ops tf, String name, List<? extends Operand<? extends TType>> inputs) {
    OperationBuilder builder = tf.scope().opBuilder(name, name).setAttr("threads", threads);
    inputs.forEach(input -> builder.addInput(input.asOutput()));
    return builder;
  }
}
