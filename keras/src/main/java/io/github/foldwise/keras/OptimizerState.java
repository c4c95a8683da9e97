package io.github.foldwise.keras;

import io.github.foldwise.keras.hdf5.Hdf5Group;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.optimizer.Adagrad;
import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.optimizer.Adamax;
import io.github.foldwise.optimizer.Lion;
import io.github.foldwise.optimizer.Nadam;
import io.github.foldwise.optimizer.Optimizer;
import io.github.foldwise.optimizer.RmsProp;
import io.github.foldwise.optimizer.Sgd;
import io.github.foldwise.optimizer.UpdateRule;
import io.github.foldwise.schedule.Schedule;
import java.util.List;

/**
 * The state in which an optimizer of Keras begins: step 0, the rate if it is constant, and slots of
 * one value. Without it Keras warns; with it, nothing has to be stored.
 */
final class OptimizerState implements UpdateRule.Visitor<Void> {
  private final Hdf5Group root;
  private final List<WeightSpec> trainable;
  private int next;

  private OptimizerState(Hdf5Group root, List<WeightSpec> trainable) {
    this.root = root;
    this.trainable = trainable;
  }

  /** Adds the state to a file of weights, given in Keras's order. */
  static void put(Hdf5Group root, Optimizer optimizer, List<WeightSpec> weights) {
    List<WeightSpec> trainable = weights.stream().filter(WeightSpec::trainable).toList();
    new OptimizerState(root, trainable).put(optimizer);
  }

  private void put(Optimizer optimizer) {
    root.put(path(), 0L);
    if (optimizer.rate() instanceof Schedule.Constant constant) {
      scalar((float) constant.rate());
    }
    optimizer.average().ifPresent(average -> slot(0));
    if (optimizer.accumulation() > 1) {
      slot(0);
    }
    optimizer.rule().accept(this);
  }

  @Override
  public Void adagrad(Adagrad rule) {
    slot((float) rule.initialAccumulator());
    return null;
  }

  @Override
  public Void adam(Adam rule) {
    pairs();
    if (rule.amsgradVariant()) {
      slot(0);
    }
    return null;
  }

  @Override
  public Void adamax(Adamax rule) {
    pairs();
    return null;
  }

  @Override
  public Void lion(Lion rule) {
    slot(0);
    return null;
  }

  @Override
  public Void nadam(Nadam rule) {
    pairs();
    scalar(1); // the product of its momentums
    return null;
  }

  @Override
  public Void rmsProp(RmsProp rule) {
    slot(0);
    if (rule.momentum() > 0) {
      slot(0);
    }
    if (rule.centeredVariant()) {
      slot(0);
    }
    return null;
  }

  @Override
  public Void sgd(Sgd rule) {
    if (rule.momentum() != 0) {
      slot(0);
    }
    return null;
  }

  /** Two slots for each weight in turn. */
  private void pairs() {
    for (WeightSpec weight : trainable) {
      root.put(path(), 0f, weight.dims());
      root.put(path(), 0f, weight.dims());
    }
  }

  private void slot(float value) {
    for (WeightSpec weight : trainable) {
      root.put(path(), value, weight.dims());
    }
  }

  private void scalar(float value) {
    root.put(path(), new float[] {value}, List.of());
  }

  private String path() {
    return "optimizer/vars/" + next++;
  }
}
