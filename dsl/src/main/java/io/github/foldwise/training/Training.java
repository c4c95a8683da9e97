package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.augmentation.Augmentation;
import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.canonical.CanonicalReader;
import io.github.foldwise.canonical.LeftOut;
import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.optimizer.Optimizer;
import io.github.foldwise.optimizer.Sgd;
import io.github.foldwise.optimizer.WeightAverage;
import io.github.foldwise.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param precision of the products with kernels
 */
@CheckReturnValue
public record Training(
    Optimizer optimizer,
    Objective objective,
    Passes passes,
    Augmentation augmentation,
    Monitoring monitoring,
    @LeftOut Precision precision) {
  public Training {
    requireNonNull(optimizer, "optimizer");
    requireNonNull(objective, "objective");
    requireNonNull(passes, "passes");
    requireNonNull(augmentation, "augmentation");
    requireNonNull(monitoring, "monitoring");
    requireNonNull(precision, "precision");
  }

  /** Short for {@link Optimizers}: Adam with a constant rate. */
  @SafeVarargs
  public static Training adam(double rate, UnaryOperator<Adam>... options) {
    return Optimizers.adam(rate, options);
  }

  /** Short for {@link Optimizers}: Adam with a schedule. */
  @SafeVarargs
  public static Training adam(Schedule rate, UnaryOperator<Adam>... options) {
    return Optimizers.adam(rate, options);
  }

  /** Short for {@link Optimizers}: gradient descent with a constant rate. */
  @SafeVarargs
  public static Training sgd(double rate, UnaryOperator<Sgd>... options) {
    return Optimizers.sgd(rate, options);
  }

  /** Short for {@link Optimizers}: gradient descent with a schedule. */
  @SafeVarargs
  public static Training sgd(Schedule rate, UnaryOperator<Sgd>... options) {
    return Optimizers.sgd(rate, options);
  }

  /** An optimizer; one epoch in batches of 32 unless said otherwise. */
  public static Training by(Optimizer optimizer) {
    return new Training(
        optimizer,
        Objective.STANDARD,
        Passes.STANDARD,
        Augmentation.NONE,
        Monitoring.STANDARD,
        Precision.FLOAT32);
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

  /** The same with weights drawn towards 0 before each update: {@code w −= w·factor·rate}. */
  public Training weightDecay(double factor) {
    return with(optimizer.withDecay(optimizer.decay().factor(factor)));
  }

  /**
   * The same with a weight decay that leaves some weights alone. The names are plain, no patterns.
   *
   * @param names whole ones, {@code dense_2/kernel}, or last parts, {@code bias}
   */
  public Training noDecayOn(String... names) {
    return with(optimizer.withDecay(optimizer.decay().except(List.of(names))));
  }

  /** The same with each number of a gradient within {@code ±largest}. */
  public Training clipValue(double largest) {
    return with(optimizer.withClipping(optimizer.clipping().value(largest)));
  }

  /** The same with the Euclidean norm of each weight's gradient at most {@code largest}. */
  public Training clipNorm(double largest) {
    return with(optimizer.withClipping(optimizer.clipping().norm(largest)));
  }

  /** The same with the Euclidean norm of all gradients together at most {@code largest}. */
  public Training clipGlobalNorm(double largest) {
    return with(optimizer.withClipping(optimizer.clipping().globalNorm(largest)));
  }

  /** The same with one update, of the mean gradient, for so many steps. */
  public Training accumulate(int steps) {
    return with(optimizer.withAccumulation(steps));
  }

  /** The same with the weights' moving averages taking their place at the end. */
  public Training averageWeights(double momentum) {
    return with(optimizer.withAverage(new WeightAverage(momentum, Optional.empty())));
  }

  /** The same with their moving averages taking their place after so many updates, too. */
  public Training averageWeights(double momentum, int overwriteEvery) {
    return with(optimizer.withAverage(new WeightAverage(momentum, Optional.of(overwriteEvery))));
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
    return with(objective.withClassWeights(requireNonNull(weights, "weights")));
  }

  /**
   * The same with training images changed at random: {@code augment(flipHorizontal().rotate(0.1))}.
   * What was said before is replaced.
   */
  public Training augment(Augmentation other) {
    return new Training(optimizer, objective, passes, other, monitoring, precision);
  }

  /** The same with products with kernels in another precision; float32 where nothing is said. */
  public Training precision(Precision other) {
    return new Training(optimizer, objective, passes, augmentation, monitoring, other);
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
    return with(monitoring.with(GivenImages.of(requireNonNull(images, "images"))));
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
    return with(monitoring.with(requireNonNull(options, "options").apply(EarlyStopping.STANDARD)));
  }

  /**
   * The same with a learning rate that falls: {@code reduceOnPlateau(r -> r.factor(0.5))}.
   *
   * @param options changes Keras's defaults
   * @throws RefusedException where such a reduction was declared otherwise before
   */
  public Training reduceOnPlateau(UnaryOperator<ReduceOnPlateau> options) {
    return with(monitoring.with(requireNonNull(options, "options").apply(ReduceOnPlateau.STANDARD)));
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

  /** What hinders it on this model: names of weights it does not have, crops that do not fit. */
  public List<Problem> problems(CheckedModel model) {
    List<Problem> problems = new ArrayList<>(new WeightNameCheck(model).of(optimizer.decay()));
    problems.addAll(augmentation.problems(model.input()));
    return List.copyOf(problems);
  }

  /** What hinders it on this model: a loss that its head contradicts, classes it does not have. */
  public List<Problem> problems(ModelSpec model) {
    return new ObjectiveFit(objective, model).problems();
  }

  /** What hinders it on this data: rows that are weighted a second time, augmented pixels. */
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

  /**
   * Whether a training of more epochs begins as this one does and could end here: not where its end
   * brings back the best weights or the averages of weights, for these depend on where the end is.
   */
  public boolean isBeginningOfLonger() {
    return optimizer.average().isEmpty()
        && monitoring.earlyStopping().filter(EarlyStopping::restoresBest).isEmpty();
  }

  /** Canonical: every number, defaults included, in one line. */
  public String text() {
    return Canonical.of(this);
  }

  private Training with(Optimizer other) {
    return new Training(other, objective, passes, augmentation, monitoring, precision);
  }

  private Training with(Objective other) {
    return new Training(optimizer, other, passes, augmentation, monitoring, precision);
  }

  private Training with(Monitoring other) {
    return new Training(optimizer, objective, passes, augmentation, other, precision);
  }

  private Training with(Passes other) {
    return new Training(optimizer, objective, other, augmentation, monitoring, precision);
  }
}
