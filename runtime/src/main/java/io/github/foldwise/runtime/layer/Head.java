package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.ActivityPenalty;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.runtime.convolution.KernelProduct;
import io.github.foldwise.runtime.convolution.MixedProduct;
import io.github.foldwise.runtime.convolution.ProductOps;
import io.github.foldwise.runtime.convolution.RoundedProduct;
import io.github.foldwise.runtime.graph.Constants;
import io.github.foldwise.runtime.graph.FusedOps;
import io.github.foldwise.runtime.graph.GradientFactors;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.PenaltyOps;
import io.github.foldwise.runtime.graph.Weights;
import io.github.foldwise.training.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** One pass through the layers: the inputs they share, and what they add to loss and updates. */
public final class Head {
  private final Ops tf;
  private final Weights weights;
  private final Optional<Inputs> inputs;
  private final Precision precision;
  private final Kernels kernels;
  private final Optional<FusedOps> fused;
  private final Operand<TFloat32> rows;
  private final boolean trains;
  private final List<Operand<TFloat32>> activityPenalties = new ArrayList<>();
  private final Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();
  private final Map<String, GradientFactors> factors = new LinkedHashMap<>();
  private final Map<String, Operand<TFloat32>> movingStatistics = new LinkedHashMap<>();

  private Head(
      Ops tf,
      Weights weights,
      Optional<Inputs> inputs,
      Operand<TFloat32> rows,
      Precision precision,
      Kernels kernels,
      Optional<FusedOps> fused,
      boolean trains) {
    this.tf = tf;
    this.weights = weights;
    this.inputs = inputs;
    this.precision = precision;
    this.kernels = kernels;
    this.fused = fused;
    this.rows = rows;
    this.trains = trains;
  }

  /** The training pass. */
  public static Head training(
      Ops tf,
      Weights weights,
      Inputs inputs,
      Precision precision,
      Kernels kernels,
      Optional<FusedOps> fused) {
    return new Head(
        tf,
        weights,
        Optional.of(inputs),
        rows(tf, inputs),
        precision,
        kernels.inTraining(precision, fused.map(FusedOps::threads).orElse(1)),
        fused,
        true);
  }

  /** The inference pass: intermediate values are not kept. */
  public static Head inference(
      Ops tf,
      Weights weights,
      Inputs inputs,
      Precision precision,
      Kernels kernels,
      Optional<FusedOps> fused) {
    return new Head(
        tf, weights, Optional.of(inputs), rows(tf, inputs), precision, kernels, fused, false);
  }

  /** The inference pass of weights that stay as they are; its penalties mean nothing. */
  public static Head ofConstants(
      Ops tf, Constants weights, Precision precision, Kernels kernels, Optional<FusedOps> fused) {
    return new Head(
        tf, weights, Optional.empty(), tf.constant(1f), precision, kernels, fused, false);
  }

  private static Operand<TFloat32> rows(Ops tf, Inputs inputs) {
    return tf.dtypes.cast(tf.size(inputs.labels()), TFloat32.class);
  }

  Ops tf() {
    return tf;
  }

  public Weights weights() {
    return weights;
  }

  /** The weights, if they stay as they are. */
  Optional<Constants> constants() {
    return weights instanceof Constants constants ? Optional.of(constants) : Optional.empty();
  }

  /** The inputs of a graph that trains. */
  Inputs inputs() {
    return inputs.orElseThrow();
  }

  Kernels kernels() {
    return kernels;
  }

  /** The ops that replace several passes over memory; empty if TensorFlow's ops do. */
  Optional<FusedOps> fused() {
    return fused;
  }

  /** Whether it is a training pass. */
  boolean trains() {
    return trains;
  }

  /** Number of examples in the batch, a scalar. */
  public Operand<TFloat32> rows() {
    return rows;
  }

  /** The product of an input and a kernel, in the precision of the training. */
  KernelProduct<TFloat32> product(ProductOps ops, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    return precision == Precision.MIXED_BFLOAT16 && kernels.bfloat16()
        ? MixedProduct.of(tf, ops, x, kernel)
        : float32((a, b) -> ops.product(tf, a, b), x, kernel);
  }

  /** The same by a product that exists in float32 only, of rounded values if asked for. */
  KernelProduct<TFloat32> float32(
      RoundedProduct.Exact product, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    return precision == Precision.FLOAT32
        ? product.of(x, kernel)
        : RoundedProduct.of(tf, product, x, kernel);
  }

  /** Whether factors are rounded. */
  boolean rounds() {
    return precision != Precision.FLOAT32;
  }

  /** A factor of such a product, rounded if asked for. */
  Operand<TFloat32> factor(Operand<TFloat32> factor) {
    return precision == Precision.FLOAT32 ? factor : RoundedProduct.rounded(tf, factor);
  }

  /** Key of a layer's random op in this step: (seed and layer, step). */
  Operand<TInt64> drawOf(CheckedLayer place) {
    return tf.stack(
        List.of(
            tf.math.add(inputs().seed(), tf.constant((long) place.position())), inputs().step()));
  }

  void penalise(ActivityPenalty penalty, Operand<TFloat32> y) {
    activityPenalties.addAll(ops(penalty).values(y));
  }

  /** The same if the sums are known. */
  void penalise(ActivityPenalty penalty, FusedOps.Maps maps) {
    activityPenalties.addAll(ops(penalty).values(maps.sum(), maps.squares()));
  }

  /** A vector of one value. */
  Operand<TFloat32> filled(int size, float value) {
    return tf.fill(tf.constant(new int[] {size}), tf.constant(value));
  }

  /** The gradient {@code dy} with that of the layer's activity penalty added to it. */
  Operand<TFloat32> withPenaltyGradient(
      ActivityPenalty penalty, Operand<TFloat32> y, Operand<TFloat32> dy) {
    return ops(penalty).addGradient(dy, y);
  }

  /** All activity penalties of the batch, a scalar. */
  public Operand<TFloat32> activityPenalty() {
    return activityPenalties.isEmpty() ? tf.constant(0f) : PenaltyOps.sum(tf, activityPenalties);
  }

  void gradient(String weight, Operand<TFloat32> gradient) {
    gradients.put(weight, gradient);
  }

  public Map<String, Operand<TFloat32>> gradients() {
    return gradients;
  }

  /** Factors of a gradient that is recorded as well; the step runs what the update reads. */
  void factors(String weight, GradientFactors gradient) {
    factors.put(weight, gradient);
  }

  /** The gradients that are products of two matrices, by weight. */
  public Map<String, GradientFactors> factors() {
    return factors;
  }

  void movingStatistic(String weight, Operand<TFloat32> value) {
    movingStatistics.put(weight, value);
  }

  public Map<String, Operand<TFloat32>> movingStatistics() {
    return movingStatistics;
  }

  private PenaltyOps ops(ActivityPenalty penalty) {
    return new PenaltyOps(tf, penalty.penalty(), value -> factor(penalty, value));
  }

  /** Divides a penalty's factor by the rows, not the tensor: scalars are cheap. */
  Operand<TFloat32> factor(ActivityPenalty penalty, double value) {
    Operand<TFloat32> factor = tf.constant((float) value);
    return penalty.reduction() == Reduction.SUM ? factor : tf.math.div(factor, rows);
  }
}
