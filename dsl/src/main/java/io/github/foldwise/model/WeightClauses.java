package io.github.foldwise.model;

import io.github.foldwise.check.Canonical;
import java.util.ArrayList;
import java.util.List;

/**
 * The clauses about one weight of a layer, each of which may be given once.
 *
 * @param weight its name within the layer
 * @param standard its rule where nothing is said
 */
record WeightClauses(String weight, WeightRule standard) {
  static final WeightClauses KERNEL =
      new WeightClauses("kernel", WeightRule.of(Initializer.GLOROT_UNIFORM));
  static final WeightClauses BIAS = new WeightClauses("bias", WeightRule.of(Initializer.ZEROS));
  static final WeightClauses GAMMA = new WeightClauses("gamma", WeightRule.of(Initializer.ONES));
  static final WeightClauses BETA = new WeightClauses("beta", WeightRule.of(Initializer.ZEROS));

  WeightRule penalty(Layer layer, WeightRule rule, Penalty wanted) {
    Chain.requireUnset(
        layer, weight + " penalty", standard.penalty(), rule.penalty(), wanted, this::words);
    return rule.with(wanted);
  }

  WeightRule initializer(Layer layer, WeightRule rule, Initializer wanted) {
    Chain.requireUnset(
        layer,
        weight + " initializer",
        standard.initializer(),
        rule.initializer(),
        wanted,
        this::words);
    return rule.with(wanted);
  }

  WeightRule constraint(Layer layer, WeightRule rule, Constraint wanted) {
    Chain.requireUnset(
        layer,
        weight + " constraint",
        standard.constraint(),
        rule.constraint(),
        wanted,
        this::words);
    return rule.with(wanted);
  }

  /** {@code l2(0.1)} of a kernel, {@code gammaL2(0.1)} of another weight. */
  String words(Penalty penalty) {
    return Words.penalty(weight.equals("kernel") ? "l" : weight + "L", penalty);
  }

  String words(Initializer initializer) {
    return "%sInitializer(%s)".formatted(weight, Canonical.of((Record) initializer));
  }

  String words(Constraint constraint) {
    return "%sConstraint(%s)".formatted(weight, Canonical.of((Record) constraint));
  }

  /** The clauses that made this rule; empty where nothing was said. */
  String words(WeightRule rule) {
    List<String> clauses = new ArrayList<>();
    if (!rule.initializer().equals(standard.initializer())) {
      clauses.add(words(rule.initializer()));
    }
    if (!rule.penalty().equals(standard.penalty())) {
      clauses.add(words(rule.penalty()));
    }
    if (!rule.constraint().equals(standard.constraint())) {
      clauses.add(words(rule.constraint()));
    }
    return String.join(", ", clauses);
  }
}
