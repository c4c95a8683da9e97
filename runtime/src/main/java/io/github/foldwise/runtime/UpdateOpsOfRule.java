package io.github.foldwise.runtime;

import io.github.foldwise.training.Adagrad;
import io.github.foldwise.training.Adam;
import io.github.foldwise.training.Adamax;
import io.github.foldwise.training.Lion;
import io.github.foldwise.training.Nadam;
import io.github.foldwise.training.RmsProp;
import io.github.foldwise.training.Sgd;
import io.github.foldwise.training.UpdateRule;

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
