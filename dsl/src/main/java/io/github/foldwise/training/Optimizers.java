package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.optimizer.Adagrad;
import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.optimizer.Adamax;
import io.github.foldwise.optimizer.Lion;
import io.github.foldwise.optimizer.Nadam;
import io.github.foldwise.optimizer.Optimizer;
import io.github.foldwise.optimizer.RmsProp;
import io.github.foldwise.optimizer.Sgd;
import io.github.foldwise.optimizer.UpdateRule;
import io.github.foldwise.optimizer.WeightDecay;
import io.github.foldwise.schedule.Schedule;
import io.github.foldwise.schedule.Schedules;
import java.util.function.UnaryOperator;

/**
 * Every optimizer; a {@link Training} starts with one of them: {@code adam(1e-3).epochs(20)}.
 *
 * <p>The rate is constant or a schedule from {@link Schedules}. Options change Keras's default
 * hyperparameters: {@code sgd(0.01, s -> s.momentum(0.9).nesterov())}.
 */
@CheckReturnValue
public final class Optimizers {
  private Optimizers() {}

  /** Gradient descent with a constant rate. */
  @SafeVarargs
  public static Training sgd(double rate, UnaryOperator<Sgd>... options) {
    return sgd(Schedules.constant(rate), options);
  }

  /** Gradient descent with a schedule. */
  @SafeVarargs
  public static Training sgd(Schedule rate, UnaryOperator<Sgd>... options) {
    return by(Sgd.STANDARD, rate, options);
  }

  /** Adam with a constant rate. */
  @SafeVarargs
  public static Training adam(double rate, UnaryOperator<Adam>... options) {
    return adam(Schedules.constant(rate), options);
  }

  /** Adam with a schedule. */
  @SafeVarargs
  public static Training adam(Schedule rate, UnaryOperator<Adam>... options) {
    return by(Adam.STANDARD, rate, options);
  }

  /** Adam with a constant rate and a weight decay of 0.004. */
  @SafeVarargs
  public static Training adamW(double rate, UnaryOperator<Adam>... options) {
    return adamW(Schedules.constant(rate), options);
  }

  /** Adam with a schedule and a weight decay of 0.004. */
  @SafeVarargs
  public static Training adamW(Schedule rate, UnaryOperator<Adam>... options) {
    return adam(rate, options).weightDecay(WeightDecay.OF_ADAM_W);
  }

  /** RMSprop with a constant rate. */
  @SafeVarargs
  public static Training rmsProp(double rate, UnaryOperator<RmsProp>... options) {
    return rmsProp(Schedules.constant(rate), options);
  }

  /** RMSprop with a schedule. */
  @SafeVarargs
  public static Training rmsProp(Schedule rate, UnaryOperator<RmsProp>... options) {
    return by(RmsProp.STANDARD, rate, options);
  }

  /** Adagrad with a constant rate. */
  @SafeVarargs
  public static Training adagrad(double rate, UnaryOperator<Adagrad>... options) {
    return adagrad(Schedules.constant(rate), options);
  }

  /** Adagrad with a schedule. */
  @SafeVarargs
  public static Training adagrad(Schedule rate, UnaryOperator<Adagrad>... options) {
    return by(Adagrad.STANDARD, rate, options);
  }

  /** Nadam with a constant rate. */
  @SafeVarargs
  public static Training nadam(double rate, UnaryOperator<Nadam>... options) {
    return nadam(Schedules.constant(rate), options);
  }

  /** Nadam with a schedule. */
  @SafeVarargs
  public static Training nadam(Schedule rate, UnaryOperator<Nadam>... options) {
    return by(Nadam.STANDARD, rate, options);
  }

  /** Adamax with a constant rate. */
  @SafeVarargs
  public static Training adamax(double rate, UnaryOperator<Adamax>... options) {
    return adamax(Schedules.constant(rate), options);
  }

  /** Adamax with a schedule. */
  @SafeVarargs
  public static Training adamax(Schedule rate, UnaryOperator<Adamax>... options) {
    return by(Adamax.STANDARD, rate, options);
  }

  /** Lion with a constant rate. */
  @SafeVarargs
  public static Training lion(double rate, UnaryOperator<Lion>... options) {
    return lion(Schedules.constant(rate), options);
  }

  /** Lion with a schedule. */
  @SafeVarargs
  public static Training lion(Schedule rate, UnaryOperator<Lion>... options) {
    return by(Lion.STANDARD, rate, options);
  }

  private static <R extends UpdateRule> Training by(
      R standard, Schedule rate, UnaryOperator<R>[] options) {
    R rule = standard;
    for (UnaryOperator<R> option : options) {
      rule = requireNonNull(option, "options").apply(rule);
    }
    return Training.by(Optimizer.of(rule, rate));
  }
}
