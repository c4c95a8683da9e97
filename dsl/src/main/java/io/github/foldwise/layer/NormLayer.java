package io.github.foldwise.layer;

import static io.github.foldwise.layer.WeightClauses.BETA;
import static io.github.foldwise.layer.WeightClauses.GAMMA;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Once;
import java.util.Optional;

/**
 * A layer that brings its input to mean 0 and variance 1, then scales it by gamma and shifts it by
 * beta, one of each per channel. Its clauses may each be given once: {@code bn(b ->
 * b.momentum(0.9).noCenter().gammaL2(1e-4))}.
 */
@CheckReturnValue
public sealed interface NormLayer<L extends NormLayer<L>> extends Layer
    permits BatchNorm, LayerNorm {
  /** Added to the variance. */
  double epsilon();

  /** Rule of the scale; if empty, values are not scaled and there is no gamma. */
  Optional<WeightRule> gamma();

  /** Rule of the offset; if empty, values are not shifted and there is no beta. */
  Optional<WeightRule> beta();

  /** Added to the variance; 0.001 by default. */
  L epsilon(double other);

  /** The same with another rule of gamma, or none. */
  L withGamma(Optional<WeightRule> other);

  /** The same with another rule of beta, or none. */
  L withBeta(Optional<WeightRule> other);

  /** No gamma. */
  default L noScale() {
    Once.require(Words.of(this), "noScale()", true, gamma().isPresent(), false, any -> "noScale()");
    gamma().ifPresent(rule -> requireNoClause("noScale()", GAMMA, GAMMA.words(rule)));
    return withGamma(Optional.empty());
  }

  /** No beta. */
  default L noCenter() {
    Once.require(
        Words.of(this), "noCenter()", true, beta().isPresent(), false, any -> "noCenter()");
    beta().ifPresent(rule -> requireNoClause("noCenter()", BETA, BETA.words(rule)));
    return withBeta(Optional.empty());
  }

  /** {@code factor · Σ|gamma|}. */
  default L gammaL1(double factor) {
    return gammaL1l2(factor, 0);
  }

  /** {@code factor · Σgamma²}. */
  default L gammaL2(double factor) {
    return gammaL1l2(0, factor);
  }

  /** {@code l1 · Σ|gamma| + l2 · Σgamma²}. */
  default L gammaL1l2(double l1, double l2) {
    Penalty penalty = new Penalty(l1, l2);
    WeightRule rule = gammaFor(GAMMA.words(penalty));
    return withGamma(Optional.of(GAMMA.penalty(this, rule, penalty)));
  }

  /** {@code factor · Σ|beta|}. */
  default L betaL1(double factor) {
    return betaL1l2(factor, 0);
  }

  /** {@code factor · Σbeta²}. */
  default L betaL2(double factor) {
    return betaL1l2(0, factor);
  }

  /** {@code l1 · Σ|beta| + l2 · Σbeta²}. */
  default L betaL1l2(double l1, double l2) {
    Penalty penalty = new Penalty(l1, l2);
    WeightRule rule = betaFor(BETA.words(penalty));
    return withBeta(Optional.of(BETA.penalty(this, rule, penalty)));
  }

  /** Fills gamma before training; ones by default. */
  default L gammaInitializer(Initializer initializer) {
    WeightRule rule = gammaFor(GAMMA.words(initializer));
    return withGamma(Optional.of(GAMMA.initializer(this, rule, initializer)));
  }

  /** Fills beta before training; zeros by default. */
  default L betaInitializer(Initializer initializer) {
    WeightRule rule = betaFor(BETA.words(initializer));
    return withBeta(Optional.of(BETA.initializer(this, rule, initializer)));
  }

  /** Constrains gamma after each update. */
  default L gammaConstraint(Constraint constraint) {
    WeightRule rule = gammaFor(GAMMA.words(constraint));
    return withGamma(Optional.of(GAMMA.constraint(this, rule, constraint)));
  }

  /** Constrains beta after each update. */
  default L betaConstraint(Constraint constraint) {
    WeightRule rule = betaFor(BETA.words(constraint));
    return withBeta(Optional.of(BETA.constraint(this, rule, constraint)));
  }

  private WeightRule gammaFor(String clause) {
    return gamma().orElseThrow(() -> contradiction("noScale()", GAMMA, clause));
  }

  private WeightRule betaFor(String clause) {
    return beta().orElseThrow(() -> contradiction("noCenter()", BETA, clause));
  }

  private void requireNoClause(String without, WeightClauses of, String clauses) {
    if (!clauses.isEmpty()) {
      throw contradiction(without, of, clauses);
    }
  }

  private RefusedException contradiction(String without, WeightClauses of, String clause) {
    return new RefusedException(
        Problem.of(
            Words.of(this),
            "%s or clauses about %s".formatted(without, of.weight()),
            without + " and " + clause,
            "After %s there is no %s for %s to reach. Keep one of the two."
                .formatted(without, of.weight(), clause)));
  }
}
