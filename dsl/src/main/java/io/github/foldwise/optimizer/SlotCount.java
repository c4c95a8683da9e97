package io.github.foldwise.optimizer;

/** Counts the values that an update rule stores per trainable weight. */
final class SlotCount implements UpdateRule.Visitor<Integer> {
  @Override
  public Integer adagrad(Adagrad rule) {
    return 1; // sum of squares
  }

  @Override
  public Integer adam(Adam rule) {
    return rule.amsgradVariant() ? 3 : 2; // mean, square, largest square
  }

  @Override
  public Integer adamax(Adamax rule) {
    return 2; // mean, maximum
  }

  @Override
  public Integer lion(Lion rule) {
    return 1; // mean
  }

  @Override
  public Integer nadam(Nadam rule) {
    return 2; // mean, square
  }

  @Override
  public Integer rmsProp(RmsProp rule) {
    return rule.centeredVariant() ? 3 : 2; // square and momentum, which is there even if it is 0
  }

  @Override
  public Integer sgd(Sgd rule) {
    return rule.momentum() == 0 ? 0 : 1;
  }
}
