package io.github.foldwise.model;

/**
 * Batch normalisation over all dimensions but the channels: {@code (x − mean)/√(variance + epsilon)
 * · gamma + beta}, with the biased variance of the batch in training and moving averages
 * afterwards.
 *
 * @param momentum {@code moving ← momentum · moving + (1 − momentum) · batch}, in [0,1]; PyTorch
 *     writes 0.99 as 0.01
 * @param epsilon added to the variance, above 0
 */
public record BatchNorm(double momentum, double epsilon) implements Layer {
  /** Keras's defaults: momentum 0.99, epsilon 0.001. */
  public static final BatchNorm STANDARD = new BatchNorm(0.99, 1e-3);

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.batchNorm(this);
  }
}
