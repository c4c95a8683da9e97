package io.github.foldwise.runtime.loss;

import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Loss.BinaryCrossEntropy;
import io.github.foldwise.training.Loss.BinaryFocal;
import io.github.foldwise.training.Loss.Focal;
import io.github.foldwise.training.Loss.Huber;
import io.github.foldwise.training.Loss.MeanAbsoluteError;
import io.github.foldwise.training.Loss.MeanSquaredError;
import io.github.foldwise.training.Loss.OneHotCrossEntropy;
import io.github.foldwise.training.Loss.SparseCrossEntropy;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The loss of one row from its logits, by the formulas, in float64. */
final class ReferenceLoss implements Loss.Visitor<Double> {
  private final ClassHead head;
  private final double[] z;
  private final int label;

  private ReferenceLoss(ClassHead head, double[] z, int label) {
    this.head = head;
    this.z = z;
    this.label = label;
  }

  static double of(Loss loss, ClassHead head, double[] logits, int label) {
    return loss.accept(new ReferenceLoss(head, logits, label));
  }

  @Override
  public Double sparseCrossEntropy(SparseCrossEntropy loss) {
    return crossEntropy(loss.labelSmoothing());
  }

  @Override
  public Double oneHotCrossEntropy(OneHotCrossEntropy loss) {
    return crossEntropy(loss.labelSmoothing());
  }

  @Override
  public Double binaryCrossEntropy(BinaryCrossEntropy loss) {
    return mean(i -> binaryCrossEntropy(i, smoothed(i, loss.labelSmoothing(), 2)));
  }

  @Override
  public Double focal(Focal loss) {
    return -sum(
        i ->
            loss.alpha()
                * Math.pow(1 - p(i), loss.gamma())
                * smoothed(i, loss.labelSmoothing(), z.length)
                * Math.log(p(i)));
  }

  @Override
  public Double binaryFocal(BinaryFocal loss) {
    return mean(
        i -> {
          double y = smoothed(i, loss.labelSmoothing(), 2);
          double balance =
              loss.alpha().isEmpty()
                  ? 1
                  : y * loss.alpha().get() + (1 - y) * (1 - loss.alpha().get());
          double q = 1 - (y * p(i) + (1 - y) * (1 - p(i)));
          return balance * Math.pow(q, loss.gamma()) * binaryCrossEntropy(i, y);
        });
  }

  @Override
  public Double meanSquaredError(MeanSquaredError loss) {
    return mean(i -> error(i) * error(i));
  }

  @Override
  public Double meanAbsoluteError(MeanAbsoluteError loss) {
    return mean(i -> Math.abs(error(i)));
  }

  @Override
  public Double huber(Huber loss) {
    return mean(
        i -> {
          double e = Math.abs(error(i));
          return e <= loss.delta() ? e * e / 2 : loss.delta() * e - loss.delta() * loss.delta() / 2;
        });
  }

  private double crossEntropy(double labelSmoothing) {
    return -sum(i -> smoothed(i, labelSmoothing, z.length) * Math.log(p(i)));
  }

  private double binaryCrossEntropy(int i, double y) {
    return -y * Math.log(p(i)) - (1 - y) * Math.log(1 - p(i));
  }

  private double p(int i) {
    return head == ClassHead.SOFTMAX
        ? Math.exp(z[i]) / sum(j -> Math.exp(z[j]))
        : 1 / (1 + Math.exp(-z[i]));
  }

  /** For one logit the label itself, else one-hot. */
  private double y(int i) {
    return head == ClassHead.BINARY ? label : label == i ? 1 : 0;
  }

  private double smoothed(int i, double share, int parts) {
    return y(i) * (1 - share) + share / parts;
  }

  private double error(int i) {
    return p(i) - y(i);
  }

  private double mean(IntToDoubleFunction value) {
    return sum(value) / z.length;
  }

  private double sum(IntToDoubleFunction value) {
    return IntStream.range(0, z.length).mapToDouble(value).sum();
  }
}
