package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.augmentation.Augmentation;
import io.github.foldwise.check.Canonical;
import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a model is trained: optimizer, loss, number of epochs, batches. The last batch of an epoch
 * may be smaller; the epoch's figures are weighted by rows.
 *
 * @param optimizer makes the updates
 * @param objective what is minimised, beside the penalties
 * @param passes epochs and batches
 * @param augmentation how training images are changed, at random, before the first layer
 */
@CheckReturnValue
public record Training(
    Optimizer optimizer, Objective objective, Passes passes, Augmentation augmentation) {
  public Training {
    requireNonNull(optimizer, "optimizer");
    requireNonNull(objective, "objective");
    requireNonNull(passes, "passes");
    requireNonNull(augmentation, "augmentation");
  }

  /** Adam with a constant rate; one epoch in batches of 32 unless said otherwise. */
  public static Training adam(double rate) {
    return adam(new Schedule.Constant(rate));
  }

  /** Adam with a schedule; one epoch in batches of 32 unless said otherwise. */
  public static Training adam(Schedule rate) {
    return by(new Optimizer(Adam.STANDARD, rate));
  }

  /** An optimizer of one's own numbers; one epoch in batches of 32 unless said otherwise. */
  public static Training by(Optimizer optimizer) {
    return new Training(optimizer, Objective.STANDARD, Passes.STANDARD, Augmentation.NONE);
  }

  /** {@code initialRate · decayRate^(step / decaySteps)}. */
  public static Schedule exponentialDecay(double initialRate, long decaySteps, double decayRate) {
    return new Schedule.ExponentialDecay(initialRate, decaySteps, decayRate);
  }

  /** The same with another number of passes over the training rows. */
  public Training epochs(int number) {
    return with(passes.withEpochs(number));
  }

  /** The same with another number of rows a step. */
  public Training batch(int rows) {
    return with(passes.withBatch(rows));
  }

  /** The same with another number of rows evaluated together. */
  public Training evaluationBatch(int rows) {
    return with(passes.withEvaluationBatch(rows));
  }

  /** The same with the training rows always in their own order: Keras's {@code shuffle=False}. */
  public Training unshuffled() {
    return with(passes.unshuffled());
  }

  /** The same with another loss. */
  public Training loss(Loss other) {
    return with(objective.withLoss(other));
  }

  /**
   * The same with the loss of each row multiplied by the weight of its class, in training alone;
   * the mean is still over the number of rows, as Keras's. A class without a weight has 1.
   */
  public Training classWeights(Map<Integer, Double> weights) {
    return with(objective.withClassWeights(weights));
  }

  /**
   * The same with training images changed at random: {@code augment(flipHorizontal().rotate(0.1))}.
   * What was said before is replaced.
   */
  public Training augment(Augmentation other) {
    return new Training(optimizer, objective, passes, other);
  }

  /** Passes over the training rows. */
  public int epochs() {
    return passes.epochs();
  }

  /** Rows of one step. */
  public int batch() {
    return passes.batch();
  }

  /** Rows that are evaluated together. */
  public int evaluationBatch() {
    return passes.evaluationBatch();
  }

  /** Of one row. */
  public Loss loss() {
    return objective.loss();
  }

  /** What is wrong with the numbers, those of the optimizer too; empty where nothing is. */
  public List<Problem> problems() {
    return new TrainingCheck(this).problems();
  }

  /** What hinders it on this model: a loss that its head contradicts, classes it does not have. */
  public List<Problem> problems(ModelSpec model) {
    return new ObjectiveFit(objective, model).problems();
  }

  /** What hinders it on this data: rows that are weighted a second time, crops that do not fit. */
  public List<Problem> problems(ImageData data) {
    List<Problem> problems = new ArrayList<>(ObjectiveFit.problems(objective, data));
    problems.addAll(augmentation.problems(data));
    return List.copyOf(problems);
  }

  /** Canonical: every number, defaults included, in one line. */
  public String text() {
    return Canonical.of(this);
  }

  private Training with(Objective other) {
    return new Training(optimizer, other, passes, augmentation);
  }

  private Training with(Passes other) {
    return new Training(optimizer, objective, other, augmentation);
  }
}
