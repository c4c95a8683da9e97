package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.augmentation.Augmentation;
import io.github.foldwise.check.Canonical;
import io.github.foldwise.check.CanonicalReader;
import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How a model is trained: optimizer, loss, number of epochs, batches. The last batch of an epoch
 * may be smaller; the epoch's figures are weighted by rows.
 *
 * @param optimizer makes the updates
 * @param objective what is minimised, beside the penalties
 * @param passes epochs and batches
 * @param augmentation how training images are changed, at random, before the first layer
 * @param monitoring what is looked at after each epoch, and what follows from it
 */
@CheckReturnValue
public record Training(
    Optimizer optimizer,
    Objective objective,
    Passes passes,
    Augmentation augmentation,
    Monitoring monitoring) {
  public Training {
    requireNonNull(optimizer, "optimizer");
    requireNonNull(objective, "objective");
    requireNonNull(passes, "passes");
    requireNonNull(augmentation, "augmentation");
    requireNonNull(monitoring, "monitoring");
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
    return new Training(
        optimizer, Objective.STANDARD, Passes.STANDARD, Augmentation.NONE, Monitoring.STANDARD);
  }

  /**
   * The training that {@link #text()} was written of. It knows which images it validates on, and
   * does not hold them.
   *
   * @throws RefusedException where this version does not write such a text
   */
  public static Training read(String text) {
    return CanonicalReader.read(Training.class, text);
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
    return new Training(optimizer, objective, passes, other, monitoring);
  }

  /**
   * The same, validated after each epoch on the last of the training rows, which are not learnt
   * from: Keras's {@code validation_split}. In cross-validation the fold's rows are judged once, at
   * the end.
   *
   * @param share of the training rows, in (0,1)
   * @throws RefusedException where another source of validation rows was declared
   */
  public Training validateOnLast(double share) {
    return with(monitoring.with(new Validation.LastShare(share)));
  }

  /**
   * The same, validated after each epoch on these images: Keras's {@code validation_data}. In
   * cross-validation the fold's rows are judged once, at the end.
   *
   * @throws RefusedException where another source of validation rows was declared
   */
  public Training validateOn(ImageData images) {
    return with(monitoring.with(GivenImages.of(images)));
  }

  /**
   * The same, validated after each epoch on the rows that the fold holds out, as where nothing is
   * said.
   *
   * @throws RefusedException where another source of validation rows was declared
   */
  public Training validateOnFold() {
    return with(monitoring.with(new Validation.ByFold()));
  }

  /**
   * The same, ended early: {@code earlyStopping(e -> e.patience(3).restoreBest())}.
   *
   * @param options changes Keras's defaults
   * @throws RefusedException where early stopping was declared otherwise before
   */
  public Training earlyStopping(UnaryOperator<EarlyStopping> options) {
    return with(monitoring.with(options.apply(EarlyStopping.STANDARD)));
  }

  /**
   * The same with a learning rate that falls: {@code reduceOnPlateau(r -> r.factor(0.5))}.
   *
   * @param options changes Keras's defaults
   * @throws RefusedException where such a reduction was declared otherwise before
   */
  public Training reduceOnPlateau(UnaryOperator<ReduceOnPlateau> options) {
    return with(monitoring.with(options.apply(ReduceOnPlateau.STANDARD)));
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

  /**
   * What hinders this training on so many rows, beside {@link #problems()}; empty where nothing
   * does.
   *
   * @param model that is trained
   * @param trainingRows those that a share for validation is taken from
   * @param foldRows that the fold holds out; 0 where there is no fold
   */
  public List<Problem> problems(CheckedModel model, int trainingRows, int foldRows) {
    return new ValidationCheck(this, model, trainingRows, foldRows).problems();
  }

  /** How many of so many training rows are learnt from; the last ones may be validated on. */
  public int learnt(int trainingRows) {
    return monitoring.source().learnt(trainingRows);
  }

  /** Canonical: every number, defaults included, in one line. */
  public String text() {
    return Canonical.of(this);
  }

  private Training with(Objective other) {
    return new Training(optimizer, other, passes, augmentation, monitoring);
  }

  private Training with(Monitoring other) {
    return new Training(optimizer, objective, passes, augmentation, other);
  }

  private Training with(Passes other) {
    return new Training(optimizer, objective, other, augmentation, monitoring);
  }
}
