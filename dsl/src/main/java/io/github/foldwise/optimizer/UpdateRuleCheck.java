package io.github.foldwise.optimizer;

import io.github.foldwise.guard.Findings;

/** Checks the ranges of an update rule's numbers, and returns the word for the rule. */
final class UpdateRuleCheck implements UpdateRule.Visitor<String> {
  private static final String EPSILON = "Use 1e-7, as Keras.";

  private final Findings findings;

  UpdateRuleCheck(Findings findings) {
    this.findings = findings;
  }

  @Override
  public String adagrad(Adagrad rule) {
    findings.requireNotNegative(
        "adagrad", "initial accumulator", rule.initialAccumulator(), "Use 0.1, as Keras.");
    findings.requireAboveZero("adagrad", "epsilon", rule.epsilon(), EPSILON);
    return "adagrad";
  }

  @Override
  public String adam(Adam rule) {
    return likeAdam("adam", rule.beta1(), rule.beta2(), rule.epsilon());
  }

  @Override
  public String adamax(Adamax rule) {
    return likeAdam("adamax", rule.beta1(), rule.beta2(), rule.epsilon());
  }

  @Override
  public String lion(Lion rule) {
    if (!((float) rule.beta1() > 0 && rule.beta1() <= 1)) {
      findings.refuse(
          "lion",
          "beta1 in (0,1]",
          rule.beta1(),
          "Use 0.9, as Keras; with 0 the mean would count for nothing.");
    }
    findings.requireShare("lion", "beta2", rule.beta2(), "Use 0.99, as Keras.");
    return "lion";
  }

  @Override
  public String nadam(Nadam rule) {
    return likeAdam("nadam", rule.beta1(), rule.beta2(), rule.epsilon());
  }

  @Override
  public String rmsProp(RmsProp rule) {
    findings.requireShare("rmsProp", "rho", rule.rho(), "Use 0.9, as Keras.");
    findings.requireShare(
        "rmsProp", "momentum", rule.momentum(), "Use 0.9, which is usual, or 0 for none.");
    findings.requireAboveZero("rmsProp", "epsilon", rule.epsilon(), EPSILON);
    return "rmsProp";
  }

  @Override
  public String sgd(Sgd rule) {
    findings.requireShareOrAll(
        "sgd", "momentum", rule.momentum(), "Use 0.9, which is usual, or 0 for none.");
    if (rule.nesterovMomentum() && rule.momentum() == 0) {
      findings.refuse(
          "sgd",
          "a momentum above 0 with nesterov()",
          rule.momentum(),
          "Say momentum(0.9).nesterov(), or leave nesterov() out.");
    }
    return "sgd";
  }

  private String likeAdam(String word, double beta1, double beta2, double epsilon) {
    findings.requireShare(word, "beta1", beta1, "Use 0.9, as Keras.");
    findings.requireShare(word, "beta2", beta2, "Use 0.999, as Keras.");
    findings.requireAboveZero(word, "epsilon", epsilon, EPSILON);
    return word;
  }
}
