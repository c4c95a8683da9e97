package io.github.foldwise.layer;

import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.guard.Once;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The clauses about one weight of a layer, each of which may be given once. */
public record WeightClauses(String weight, WeightRule standard) {
  /** Clauses of the kernel: {@code l2(…)} and so on. */
  public static final WeightClauses KERNEL =
      new WeightClauses("kernel", WeightRule.of(Initializer.GLOROT_UNIFORM));

  /** Clauses of the bias: {@code biasL2(…)} and so on. */
  public static final WeightClauses BIAS =
      new WeightClauses("bias", WeightRule.of(Initializer.ZEROS));

  /** Clauses of a normalisation's scale. */
  public static final WeightClauses GAMMA =
      new WeightClauses("gamma", WeightRule.of(Initializer.ONES));

  /** Clauses of a normalisation's offset. */
  public static final WeightClauses BETA =
      new WeightClauses("beta", WeightRule.of(Initializer.ZEROS));

  /** Sets the penalty. */
  public WeightRule penalty(Layer layer, WeightRule rule, Penalty wanted) {
    once(layer, "penalty", standard.penalty(), rule.penalty(), wanted, this::words);
    return rule.with(wanted);
  }

  /** Sets the initializer. */
  public WeightRule initializer(Layer layer, WeightRule rule, Initializer wanted) {
    once(layer, "initializer", standard.initializer(), rule.initializer(), wanted, this::words);
    return rule.with(wanted);
  }

  /** Sets the constraint. */
  public WeightRule constraint(Layer layer, WeightRule rule, Constraint wanted) {
    once(layer, "constraint", standard.constraint(), rule.constraint(), wanted, this::words);
    return rule.with(wanted);
  }

  private <T> void once(
      Layer layer, String clause, T unset, T now, T wanted, Function<T, String> words) {
    Once.require(Words.of(layer), weight + " " + clause, unset, now, wanted, words);
  }

  /** {@code l2(0.1)} of a kernel, {@code gammaL2(0.1)} of another weight. */
  public String words(Penalty penalty) {
    return Words.penalty(weight.equals("kernel") ? "l" : weight + "L", penalty);
  }

  /** {@code kernelInitializer(…)}. */
  public String words(Initializer initializer) {
    return words(initializer, Canonical::of);
  }

  /** {@code kernelConstraint(…)}. */
  public String words(Constraint constraint) {
    return words(constraint, Canonical::of);
  }

  /** The clauses that made this rule; empty if there are none. */
  public String words(WeightRule rule) {
    return String.join(", ", clauses(rule, Canonical::of));
  }

  /** The clauses that made this rule, with the records in them as {@code written}. */
  public List<String> clauses(WeightRule rule, Function<Record, String> written) {
    List<String> clauses = new ArrayList<>();
    if (!rule.initializer().equals(standard.initializer())) {
      clauses.add(words(rule.initializer(), written));
    }
    if (!rule.penalty().equals(standard.penalty())) {
      clauses.add(words(rule.penalty()));
    }
    if (!rule.constraint().equals(standard.constraint())) {
      clauses.add(words(rule.constraint(), written));
    }
    return clauses;
  }

  private String words(Initializer initializer, Function<Record, String> written) {
    return "%sInitializer(%s)".formatted(weight, written.apply((Record) initializer));
  }

  private String words(Constraint constraint, Function<Record, String> written) {
    return "%sConstraint(%s)".formatted(weight, written.apply((Record) constraint));
  }
}
