package io.github.foldwise.layer;

import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.guard.Once;
import java.util.ArrayList;
import java.util.List;

/**
 * The clauses about one weight of a layer, each of which may be given once.
 *
 * @param weight its name within the layer
 * @param standard its rule where nothing is said
 */
public record WeightClauses(String weight, WeightRule standard) {
  public static final WeightClauses KERNEL =
      new WeightClauses("kernel", WeightRule.of(Initializer.GLOROT_UNIFORM));
  public static final WeightClauses BIAS =
      new WeightClauses("bias", WeightRule.of(Initializer.ZEROS));
  static final WeightClauses GAMMA = new WeightClauses("gamma", WeightRule.of(Initializer.ONES));
  static final WeightClauses BETA = new WeightClauses("beta", WeightRule.of(Initializer.ZEROS));

  public WeightRule penalty(Layer layer, WeightRule rule, Penalty wanted) {
    Once.require(
        Words.of(layer),
        weight + " penalty",
        standard.penalty(),
        rule.penalty(),
        wanted,
        this::words);
    return rule.with(wanted);
  }

  public WeightRule initializer(Layer layer, WeightRule rule, Initializer wanted) {
    Once.require(
        Words.of(layer),
        weight + " initializer",
        standard.initializer(),
        rule.initializer(),
        wanted,
        this::words);
    return rule.with(wanted);
  }

  public WeightRule constraint(Layer layer, WeightRule rule, Constraint wanted) {
    Once.require(
        Words.of(layer),
        weight + " constraint",
        standard.constraint(),
        rule.constraint(),
        wanted,
        this::words);
    return rule.with(wanted);
  }

  /** {@code l2(0.1)} of a kernel, {@code gammaL2(0.1)} of another weight. */
  public String words(Penalty penalty) {
    return Words.penalty(weight.equals("kernel") ? "l" : weight + "L", penalty);
  }

  public String words(Initializer initializer) {
    return "%sInitializer(%s)".formatted(weight, Canonical.of((Record) initializer));
  }

  public String words(Constraint constraint) {
    return "%sConstraint(%s)".formatted(weight, Canonical.of((Record) constraint));
  }

  /** The clauses that made this rule; empty where nothing was said. */
  public String words(WeightRule rule) {
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
