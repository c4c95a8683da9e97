package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import java.util.Optional;

/**
 * Layer normalisation over the last dimension: {@code (x − mean)/√(variance + epsilon) · gamma +
 * beta}, with the mean and the biased variance of the channels of one position, or of the values of
 * one vector. It is the same in training and afterwards.
 *
 * @param epsilon added to the variance, above 0
 * @param gamma rule of the scale, ones initially; empty for no scale
 * @param beta rule of the offset, zeros initially; empty for no offset
 */
@CheckReturnValue
public record LayerNorm(double epsilon, Optional<WeightRule> gamma, Optional<WeightRule> beta)
    implements NormLayer<LayerNorm> {
  public LayerNorm {
    requireNonNull(gamma, "gamma");
    requireNonNull(beta, "beta");
  }

  /** Keras's defaults: epsilon 0.001, scaled and centred. */
  public static final LayerNorm STANDARD =
      new LayerNorm(
          1e-3,
          Optional.of(WeightClauses.GAMMA.standard()),
          Optional.of(WeightClauses.BETA.standard()));

  @Override
  public LayerNorm epsilon(double other) {
    Once.require(Words.of(this), "epsilon", STANDARD.epsilon, epsilon, other, Words::epsilon);
    return new LayerNorm(other, gamma, beta);
  }

  @Override
  public LayerNorm withGamma(Optional<WeightRule> other) {
    return new LayerNorm(epsilon, other, beta);
  }

  @Override
  public LayerNorm withBeta(Optional<WeightRule> other) {
    return new LayerNorm(epsilon, gamma, other);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.layerNorm(this);
  }
}
