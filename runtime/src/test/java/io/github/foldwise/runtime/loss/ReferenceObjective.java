package io.github.foldwise.runtime.loss;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.runtime.Example;
import io.github.foldwise.runtime.layer.ReferenceTensor;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Objective;
import java.util.Arrays;

/** The mean loss of some rows: {@code Σ weight · loss / N}. */
public final class ReferenceObjective {
  private final Loss loss;
  private final int[] labels;
  private final double[] weights;

  private ReferenceObjective(Loss loss, int[] labels, double[] weights) {
    this.loss = loss;
    this.labels = labels;
    this.weights = weights;
  }

  /** Cross-entropy of rows that weigh the same. */
  public static ReferenceObjective crossEntropy(int[] labels) {
    double[] ones = new double[labels.length];
    Arrays.fill(ones, 1);
    return new ReferenceObjective(Loss.SPARSE_CROSS_ENTROPY, labels, ones);
  }

  /** In training: rows weighted by themselves or by their classes. */
  public static ReferenceObjective training(Objective objective, ImageData images) {
    double[] weights = Example.widened(images.weights());
    for (int row = 0; row < weights.length; row++) {
      weights[row] *= objective.classWeights().getOrDefault(images.label(row), 1.0);
    }
    return new ReferenceObjective(objective.loss(), images.labels(), weights);
  }

  /** After training: classes have no weights. */
  public static ReferenceObjective inference(Objective objective, ImageData images) {
    double[] weights = Example.widened(images.weights());
    return new ReferenceObjective(objective.loss(), images.labels(), weights);
  }

  public double mean(ClassHead head, ReferenceTensor logits) {
    int width = logits.shape().size();
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      double[] z = Arrays.copyOfRange(logits.toArray(), row * width, (row + 1) * width);
      sum += weights[row] * ReferenceLoss.of(loss, head, z, labels[row]);
    }
    return sum / labels.length;
  }
}
