package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import java.util.Optional;

/**
 * Batch normalisation over all dimensions but the channels: {@code (x − mean)/√(variance + epsilon)
 * · gamma + beta}, with the biased variance of the batch in training and moving averages
 * afterwards.
 *
 * @param momentum {@code moving ← momentum · moving + (1 − momentum) · batch}, in [0,1]; PyTorch
 *     writes 0.99 as 0.01
 * @param epsilon added to the variance, above 0
 * @param gamma rule of the scale, ones initially; empty for no scale
 * @param beta rule of the offset, zeros initially; empty for no offset
 */
@CheckReturnValue
public record BatchNorm(
    double momentum, double epsilon, Optional<WeightRule> gamma, Optional<WeightRule> beta)
    implements NormLayer<BatchNorm> {
  public BatchNorm {
    requireNonNull(gamma, "gamma");
    requireNonNull(beta, "beta");
  }

  /** Keras's defaults: momentum 0.99, epsilon 0.001, scaled and centred. */
  public static final BatchNorm STANDARD =
      new BatchNorm(
          0.99,
          1e-3,
          Optional.of(WeightClauses.GAMMA.standard()),
          Optional.of(WeightClauses.BETA.standard()));

  /** Scaled and centred. */
  public static BatchNorm of(double momentum, double epsilon) {
    return new BatchNorm(momentum, epsilon, STANDARD.gamma, STANDARD.beta);
  }

  /** Share of the old value in a moving average; 0.99 by default. */
  public BatchNorm momentum(double other) {
    Once.require(Words.of(this), "momentum", STANDARD.momentum, momentum, other, Words::momentum);
    return new BatchNorm(other, epsilon, gamma, beta);
  }

  @Override
  public BatchNorm epsilon(double other) {
    Once.require(Words.of(this), "epsilon", STANDARD.epsilon, epsilon, other, Words::epsilon);
    return new BatchNorm(momentum, other, gamma, beta);
  }

  @Override
  public BatchNorm withGamma(Optional<WeightRule> other) {
    return new BatchNorm(momentum, epsilon, other, beta);
  }

  @Override
  public BatchNorm withBeta(Optional<WeightRule> other) {
    return new BatchNorm(momentum, epsilon, gamma, other);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.batchNorm(this);
  }
}
