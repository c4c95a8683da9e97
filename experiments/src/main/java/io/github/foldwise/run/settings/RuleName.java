package io.github.foldwise.run.settings;

import static io.github.foldwise.run.settings.SettingList.number;

import io.github.foldwise.optimizer.Adagrad;
import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.optimizer.Adamax;
import io.github.foldwise.optimizer.Lion;
import io.github.foldwise.optimizer.Nadam;
import io.github.foldwise.optimizer.RmsProp;
import io.github.foldwise.optimizer.Sgd;
import io.github.foldwise.optimizer.UpdateRule;

/** An update rule with its numbers: {@code Adam (beta1 0.9, beta2 0.999, epsilon 1e-7)}. */
final class RuleName implements UpdateRule.Visitor<String> {
  @Override
  public String adagrad(Adagrad rule) {
    return "Adagrad (initial accumulator %s, epsilon %s)"
        .formatted(number(rule.initialAccumulator()), number(rule.epsilon()));
  }

  @Override
  public String adam(Adam rule) {
    return (rule.amsgradVariant() ? "Adam with AMSGrad" : "Adam")
        + betas(rule.beta1(), rule.beta2(), rule.epsilon());
  }

  @Override
  public String adamax(Adamax rule) {
    return "Adamax" + betas(rule.beta1(), rule.beta2(), rule.epsilon());
  }

  @Override
  public String lion(Lion rule) {
    return "Lion (beta1 %s, beta2 %s)".formatted(number(rule.beta1()), number(rule.beta2()));
  }

  @Override
  public String nadam(Nadam rule) {
    return "Nadam" + betas(rule.beta1(), rule.beta2(), rule.epsilon());
  }

  @Override
  public String rmsProp(RmsProp rule) {
    return "RMSprop (rho %s, %sepsilon %s%s)"
        .formatted(
            number(rule.rho()),
            rule.momentum() == 0 ? "" : "momentum " + number(rule.momentum()) + ", ",
            number(rule.epsilon()),
            rule.centeredVariant() ? ", centered" : "");
  }

  @Override
  public String sgd(Sgd rule) {
    if (rule.momentum() == 0) {
      return "SGD";
    }
    return "SGD (%smomentum %s)"
        .formatted(rule.nesterovMomentum() ? "Nesterov " : "", number(rule.momentum()));
  }

  private static String betas(double beta1, double beta2, double epsilon) {
    return " (beta1 %s, beta2 %s, epsilon %s)"
        .formatted(number(beta1), number(beta2), number(epsilon));
  }
}
