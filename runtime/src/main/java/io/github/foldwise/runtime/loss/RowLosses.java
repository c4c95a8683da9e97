package io.github.foldwise.runtime.loss;

import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.runtime.graph.BorrowedGradient;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Loss.BinaryCrossEntropy;
import io.github.foldwise.training.Loss.BinaryFocal;
import io.github.foldwise.training.Loss.Focal;
import io.github.foldwise.training.Loss.Huber;
import io.github.foldwise.training.Loss.MeanAbsoluteError;
import io.github.foldwise.training.Loss.MeanSquaredError;
import io.github.foldwise.training.Loss.OneHotCrossEntropy;
import io.github.foldwise.training.Loss.SparseCrossEntropy;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.SoftmaxCrossEntropyWithLogits;
import org.tensorflow.op.nn.SparseSoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;

/**
 * Row losses from logits, and their gradients: by hand if a logarithm must not see a rounded
 * probability, else from TensorFlow.
 */
public final class RowLosses implements Loss.Visitor<RowLoss> {
  static final float EPSILON = 1e-7f; // keras.config.epsilon()

  private final Ops tf;
  private final ClassHeadOps head;
  private final Operand<TFloat32> logits;
  private final Targets targets;
  private final int classes;

  private RowLosses(
      Ops tf, ClassHead head, Operand<TFloat32> logits, Targets targets, int classes) {
    this.tf = tf;
    this.head = new ClassHeadOps(tf, head, logits);
    this.logits = logits;
    this.targets = targets;
    this.classes = classes;
  }

  /** The loss of each row, multiplied by the row's weight. */
  public static RowLoss of(
      Ops tf, Loss loss, ClassHead head, Operand<TFloat32> logits, Targets targets, int classes) {
    return loss.accept(new RowLosses(tf, head, logits, targets, classes))
        .weighted(tf, targets.weights());
  }

  /** The op returns the gradient {@code softmax − one-hot} as a second output. */
  @Override
  public RowLoss sparseCrossEntropy(SparseCrossEntropy loss) {
    if (loss.labelSmoothing() != 0 || targets.mixed().isPresent()) {
      return crossEntropy(loss.labelSmoothing());
    }
    var op = SparseSoftmaxCrossEntropyWithLogits.create(tf.scope(), logits, targets.labels());
    return new RowLoss(op.loss(), op::backprop);
  }

  @Override
  public RowLoss oneHotCrossEntropy(OneHotCrossEntropy loss) {
    return crossEntropy(loss.labelSmoothing());
  }

  private RowLoss crossEntropy(double labelSmoothing) {
    Operand<TFloat32> y = smoothed(labelSmoothing, classes);
    var op = SoftmaxCrossEntropyWithLogits.create(tf.scope(), logits, y);
    return new RowLoss(op.loss(), op::backprop);
  }

  /** The gradient is {@code p − y}. */
  @Override
  public RowLoss binaryCrossEntropy(BinaryCrossEntropy loss) {
    Operand<TFloat32> y = smoothed(loss.labelSmoothing(), 2);
    return new RowLoss(
        mean(binaryCrossEntropy(y)), () -> shareOfMean(tf.math.sub(tf.math.sigmoid(logits), y)));
  }

  /** Keras clips here because it works on probabilities. */
  @Override
  public RowLoss focal(Focal loss) {
    Operand<TFloat32> y = smoothed(loss.labelSmoothing(), classes);
    Operand<TFloat32> softmax = head.outputs();
    Operand<TFloat32> p =
        tf.clipByValue(
            tf.math.div(softmax, tf.expandDims(sum(softmax), tf.constant(1))),
            tf.constant(EPSILON),
            tf.constant(1 - EPSILON));
    Operand<TFloat32> focus = times(tf.math.pow(oneLess(p), constant(loss.gamma())), loss.alpha());
    return borrowed(sum(tf.math.mul(focus, tf.math.mul(tf.math.neg(y), tf.math.log(p)))));
  }

  /**
   * With {@code q = y · σ(−z) + (1 − y) · σ(z)}, exact near 0, the gradient of {@code q^γ · l} is
   * {@code q^γ · (γ · q′/q · l + p − y)}, {@code q′ = (1 − 2y) · σ(z) · σ(−z)}; {@code q′/q} is
   * bounded, so it stays finite where {@code q^(γ−1)} would not.
   */
  @Override
  public RowLoss binaryFocal(BinaryFocal loss) {
    Operand<TFloat32> y = smoothed(loss.labelSmoothing(), 2);
    Operand<TFloat32> yes = tf.math.sigmoid(logits);
    Operand<TFloat32> no = tf.math.sigmoid(tf.math.neg(logits));
    Operand<TFloat32> q = tf.math.add(tf.math.mul(y, no), tf.math.mul(oneLess(y), yes));
    Operand<TFloat32> entropy = binaryCrossEntropy(y);
    Operand<TFloat32> focus = balance(loss, y, tf.math.pow(q, constant(loss.gamma())));
    return new RowLoss(
        mean(tf.math.mul(focus, entropy)),
        () -> {
          Operand<TFloat32> slope = tf.math.mul(oneLess(times(y, 2)), tf.math.mul(yes, no)); // q′
          Operand<TFloat32> ofFocus =
              times(tf.math.mul(tf.math.divNoNan(slope, q), entropy), loss.gamma());
          return shareOfMean(tf.math.mul(focus, tf.math.add(ofFocus, tf.math.sub(yes, y))));
        });
  }

  /** Times {@code y · alpha + (1 − y) · (1 − alpha)} if classes are balanced. */
  private Operand<TFloat32> balance(
      BinaryFocal loss, Operand<TFloat32> y, Operand<TFloat32> focus) {
    return loss.alpha()
        .<Operand<TFloat32>>map(
            alpha -> tf.math.mul(focus, tf.math.add(times(y, alpha), times(oneLess(y), 1 - alpha))))
        .orElse(focus);
  }

  @Override
  public RowLoss meanSquaredError(MeanSquaredError loss) {
    return borrowed(mean(tf.math.square(error())));
  }

  @Override
  public RowLoss meanAbsoluteError(MeanAbsoluteError loss) {
    return borrowed(mean(tf.math.abs(error())));
  }

  /** {@code c² / 2 + delta · (|e| − c)}, {@code c} being {@code |e|} up to delta. */
  @Override
  public RowLoss huber(Huber loss) {
    Operand<TFloat32> e = tf.math.abs(error());
    Operand<TFloat32> near = tf.math.minimum(e, constant(loss.delta()));
    return borrowed(
        mean(
            tf.math.add(
                times(tf.math.square(near), 0.5), times(tf.math.sub(e, near), loss.delta()))));
  }

  private Operand<TFloat32> error() {
    return tf.math.sub(head.outputs(), head.targets(targets, classes));
  }

  /** {@code y · (1 − share) + share / parts}. */
  private Operand<TFloat32> smoothed(double share, int parts) {
    Operand<TFloat32> y = head.targets(targets, classes);
    return share == 0 ? y : tf.math.add(times(y, 1 - share), constant(share / parts));
  }

  /** {@code max(z, 0) − z · y + log(1 + e^−|z|)} of each logit. */
  private Operand<TFloat32> binaryCrossEntropy(Operand<TFloat32> y) {
    return tf.math.add(
        tf.math.sub(tf.nn.relu(logits), tf.math.mul(logits, y)),
        tf.math.log1p(tf.math.exp(tf.math.neg(tf.math.abs(logits)))));
  }

  private RowLoss borrowed(Operand<TFloat32> perRow) {
    return new RowLoss(perRow, () -> BorrowedGradient.of(tf, logits, perRow, tf.onesLike(perRow)));
  }

  /** The gradient of a mean over the logits of a row. */
  private Operand<TFloat32> shareOfMean(Operand<TFloat32> gradient) {
    return times(gradient, 1.0 / logits.shape().get(1));
  }

  /** (N, outputs) → (N). */
  private Operand<TFloat32> mean(Operand<TFloat32> values) {
    return tf.math.mean(values, tf.constant(1));
  }

  /** (N, outputs) → (N). */
  private Operand<TFloat32> sum(Operand<TFloat32> values) {
    return tf.reduceSum(values, tf.constant(1));
  }

  private Operand<TFloat32> oneLess(Operand<TFloat32> value) {
    return tf.math.sub(tf.constant(1f), value);
  }

  private Operand<TFloat32> times(Operand<TFloat32> value, double factor) {
    return tf.math.mul(value, constant(factor));
  }

  private Operand<TFloat32> constant(double value) {
    return tf.constant((float) value);
  }
}
