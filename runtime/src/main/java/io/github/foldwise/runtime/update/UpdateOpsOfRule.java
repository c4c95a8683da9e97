package io.github.foldwise.runtime.update;

import io.github.foldwise.optimizer.Adagrad;
import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.optimizer.Adamax;
import io.github.foldwise.optimizer.Lion;
import io.github.foldwise.optimizer.Nadam;
import io.github.foldwise.optimizer.RmsProp;
import io.github.foldwise.optimizer.Sgd;
import io.github.foldwise.optimizer.UpdateRule;

/** Finds the ops of a rule. */
final class UpdateOpsOfRule implements UpdateRule.Visitor<UpdateOps> {
  private final UpdateStep step;

  UpdateOpsOfRule(UpdateStep step) {
    this.step = step;
  }

  @Override
  public UpdateOps adagrad(Adagrad rule) {
    return new AdagradOps(rule, step);
  }

  @Override
  public UpdateOps adam(Adam rule) {
    return rule.amsgradVariant() ? new AmsgradOps(rule, step) : new AdamOps(rule, step);
  }

  @Override
  public UpdateOps adamax(Adamax rule) {
    return new AdamaxOps(rule, step);
  }

  @Override
  public UpdateOps lion(Lion rule) {
    return new LionOps(rule, step);
  }

  @Override
  public UpdateOps nadam(Nadam rule) {
    return new NadamOps(rule, step);
  }

  @Override
  public UpdateOps rmsProp(RmsProp rule) {
    return new RmsPropOps(rule, step);
  }

  @Override
  public UpdateOps sgd(Sgd rule) {
    return new SgdOps(rule, step);
  }
}
