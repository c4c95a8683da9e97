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
import io.github.foldwise.optimizer.RateFactor;
import io.github.foldwise.optimizer.Sgd;
import io.github.foldwise.optimizer.WeightAverage;
import io.github.foldwise.schedule.Schedule;
import io.github.foldwise.split.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a model is trained: optimizer, loss, epochs and mini-batches. It starts with a word of {@link
 * Optimizers}: {@code adam(1e-3).epochs(20).batch(16)}. The last mini-batch of an epoch may be
 * smaller; the epoch's metrics are weighted by rows.
 */
@CheckReturnValue
public record Training(
    Optimizer optimizer,
    Objective objective,
    Passes passes,
    Augmentation augmentation,
    Monitoring monitoring,
    @LeftOut Precision precision,
    @LeftOut Optional<StartWeights> start) {
  public Training {
    requireNonNull(optimizer, "optimizer");
    requireNonNull(objective, "objective");
    requireNonNull(passes, "passes");
    requireNonNull(augmentation, "augmentation");
    requireNonNull(monitoring, "monitoring");
    requireNonNull(precision, "precision");
    requireNonNull(start, "start");
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

  /** Trains with this optimizer, for one epoch in mini-batches of 32 unless changed. */
  public static Training by(Optimizer optimizer) {
    return new Training(
        optimizer,
        Objective.STANDARD,
        Passes.STANDARD,
        Augmentation.NONE,
        Monitoring.STANDARD,
        Precision.FLOAT32,
        Optional.empty());
  }

  /**
   * Reads a training that {@link #text()} wrote. Images given to {@link #validateOn} and weights
   * given to {@link #startFrom} are known by their hash only.
   *
   * @throws RefusedException if this version does not write such a text
   */
  public static Training read(String text) {
    return CanonicalReader.read(Training.class, text);
  }

  /** Decays weights towards 0 before each update: {@code w −= w·factor·rate}. */
  public Training weightDecay(double factor) {
    return with(optimizer.withDecay(optimizer.decay().factor(factor)));
  }

  /**
   * Exempts some weights from weight decay.
   *
   * @param names whole names, {@code dense_2/kernel}, or last parts, {@code bias}; not patterns
   */
  public Training noDecayOn(String... names) {
    return with(optimizer.withDecay(optimizer.decay().except(List.of(names))));
  }

  /**
   * Multiplies the learning rate of some weights, and so their decay: {@code rateOn(0.1, "conv_*",
   * "bn_*")} trains an old body more slowly than a new head. If several are for a weight, the last
   * one counts.
   *
   * @param names of layers, {@code conv_1}, or of weights, {@code conv_1/kernel}; {@code *} stands
   *     for any text
   */
  public Training rateOn(double factor, String... names) {
    return with(optimizer.withFactor(new RateFactor(List.of(names), factor)));
  }

  /** Clips each element of a gradient to {@code ±largest}. */
  public Training clipValue(double largest) {
    return with(optimizer.withClipping(optimizer.clipping().value(largest)));
  }

  /** Scales each weight's gradient down to a Euclidean norm of at most {@code largest}. */
  public Training clipNorm(double largest) {
    return with(optimizer.withClipping(optimizer.clipping().norm(largest)));
  }

  /** Scales all gradients down to a joint Euclidean norm of at most {@code largest}. */
  public Training clipGlobalNorm(double largest) {
    return with(optimizer.withClipping(optimizer.clipping().globalNorm(largest)));
  }

  /** Accumulates gradients over this many steps, then updates once with their mean. */
  public Training accumulate(int steps) {
    return with(optimizer.withAccumulation(steps));
  }

  /** Replaces the weights by their moving averages after training. */
  public Training averageWeights(double momentum) {
    return with(optimizer.withAverage(new WeightAverage(momentum, Optional.empty())));
  }

  /** Also replaces the weights by their moving averages after every this many updates. */
  public Training averageWeights(double momentum, int overwriteEvery) {
    return with(optimizer.withAverage(new WeightAverage(momentum, Optional.of(overwriteEvery))));
  }

  /** Trains for this many passes over the training rows. */
  public Training epochs(int number) {
    return with(passes.withEpochs(number));
  }

  /** Whether it differs from the other in the number of epochs at most: one graph trains both. */
  public boolean isLike(Training other) {
    return epochs(1).equals(other.epochs(1));
  }

  /** Trains in mini-batches of this many rows. */
  public Training batch(int rows) {
    return with(passes.withBatch(rows));
  }

  /**
   * Evaluates at most this many rows at a time, 32 unless changed, during training too. Keras's
   * {@code fit} validates in batches of the training's size: with an activity penalty that is
   * summed, its {@code val_loss} is that of {@code evaluationBatch} equal to {@code batch}.
   */
  public Training evaluationBatch(int rows) {
    return with(passes.withEvaluationBatch(rows));
  }

  /** Keeps training rows in file order: Keras's {@code shuffle=False}. */
  public Training unshuffled() {
    return with(passes.unshuffled());
  }

  /** Minimises this loss. */
  public Training loss(Loss other) {
    return with(objective.withLoss(other));
  }

  /**
   * Multiplies the loss of each training row by the weight of its class, 1 if it has none. As in
   * Keras, the mean divides by the number of rows, and evaluation is unweighted.
   */
  public Training classWeights(Map<Integer, Double> weights) {
    return with(objective.withClassWeights(requireNonNull(weights, "weights")));
  }

  /** Replaces the augmentation: {@code augment(flipHorizontal().rotate(0.1))}. */
  public Training augment(Augmentation other) {
    return new Training(optimizer, objective, passes, other, monitoring, precision, start);
  }

  /** Multiplies with kernels in this precision; the default is float32. */
  public Training precision(Precision other) {
    return new Training(optimizer, objective, passes, augmentation, monitoring, other, start);
  }

  /**
   * Starts from weights of another model: all layers that it has under the same name, with the same
   * shapes. The others are drawn from the seed, as without this word. See {@link
   * StartWeights#match} for what matches and why others do not.
   */
  public Training startFrom(StartWeights weights) {
    return new Training(
        optimizer,
        objective,
        passes,
        augmentation,
        monitoring,
        precision,
        Optional.of(requireNonNull(weights, "weights")));
  }

  /**
   * Holds out the last training rows and validates on them after each epoch: Keras's {@code
   * validation_split}. In cross-validation the fold's rows are then evaluated once, at the end. If
   * the rows are in the order of their classes, it holds out whole classes, and is refused: use
   * {@link #validateOnLastOfEachClass}.
   *
   * @param share of the training rows, in (0,1)
   * @throws RefusedException if another source of validation rows was declared
   */
  public Training validateOnLast(double share) {
    return with(monitoring.with(new Validation.LastShare(share)));
  }

  /**
   * Holds out the last training rows of each class, as many in all as {@link #validateOnLast}, and
   * validates on them after each epoch. In cross-validation the fold's rows are then evaluated
   * once, at the end.
   *
   * @param share of the training rows, in (0,1)
   * @throws RefusedException if another source of validation rows was declared
   */
  public Training validateOnLastOfEachClass(double share) {
    return with(monitoring.with(new LastOfEachClass(share)));
  }

  /**
   * Validates on these images after each epoch: Keras's {@code validation_data}. In
   * cross-validation the fold's rows are then evaluated once, at the end.
   *
   * @throws RefusedException if another source of validation rows was declared
   */
  public Training validateOn(ImageData images) {
    return with(monitoring.with(GivenImages.of(requireNonNull(images, "images"))));
  }

  /**
   * Validates after each epoch on the rows that the fold holds out: the default.
   *
   * @throws RefusedException if another source of validation rows was declared
   */
  public Training validateOnFold() {
    return with(monitoring.with(new Validation.ByFold()));
  }

  /**
   * Stops early: {@code earlyStopping(e -> e.patience(3).restoreBest())}.
   *
   * @param options changes Keras's defaults
   * @throws RefusedException if different early stopping was declared before
   */
  public Training earlyStopping(UnaryOperator<EarlyStopping> options) {
    return with(monitoring.with(requireNonNull(options, "options").apply(EarlyStopping.STANDARD)));
  }

  /**
   * Reduces the learning rate on a plateau: {@code reduceOnPlateau(r -> r.factor(0.5))}.
   *
   * @param options changes Keras's defaults
   * @throws RefusedException if a different reduction was declared before
   */
  public Training reduceOnPlateau(UnaryOperator<ReduceOnPlateau> options) {
    return with(
        monitoring.with(requireNonNull(options, "options").apply(ReduceOnPlateau.STANDARD)));
  }

  /** Number of passes over the training rows. */
  public int epochs() {
    return passes.epochs();
  }

  /** Rows of a mini-batch. */
  public int batch() {
    return passes.batch();
  }

  /** Rows evaluated at a time. */
  public int evaluationBatch() {
    return passes.evaluationBatch();
  }

  /** Loss of a row. */
  public Loss loss() {
    return objective.loss();
  }

  /** Problems with the numbers, the optimizer's included; empty if there are none. */
  public List<Problem> problems() {
    return new TrainingCheck(this).problems();
  }

  /** Problems with this model, such as unknown weight names or crops that do not fit. */
  public List<Problem> problems(CheckedModel model) {
    List<Problem> problems = new ArrayList<>(new WeightNameCheck(model).of(optimizer));
    problems.addAll(augmentation.problems(model.input()));
    start.ifPresent(weights -> problems.addAll(StartCheck.problems(weights, model)));
    return List.copyOf(problems);
  }

  /** Problems with this model's head, such as a loss that needs another or unknown classes. */
  public List<Problem> problems(ModelSpec model) {
    return new ObjectiveFit(objective, model).problems();
  }

  /** Problems with this data, such as rows that already have weights. */
  public List<Problem> problems(ImageData data) {
    List<Problem> problems = new ArrayList<>(ObjectiveFit.problems(objective, data));
    problems.addAll(augmentation.problems(data));
    return List.copyOf(problems);
  }

  /**
   * Problems with the validation rows, and with start weights whose values are not here; empty if
   * there are none.
   *
   * @param model to train
   * @param data that the rows belong to
   * @param trainingRows rows from which a validation share is taken
   * @param foldRows number of rows that the fold holds out; 0 without folds
   */
  public List<Problem> problems(
      CheckedModel model, ImageData data, Rows trainingRows, int foldRows) {
    List<Problem> problems =
        new ArrayList<>(new ValidationCheck(this, model, data, trainingRows, foldRows).problems());
    start.ifPresent(weights -> problems.addAll(StartCheck.absent(weights)));
    return List.copyOf(problems);
  }

  /** Number of rows to train on out of {@code trainingRows}; the others are held out. */
  public int rowsTrainedOn(int trainingRows) {
    return monitoring.source().rowsTrainedOn(trainingRows);
  }

  /**
   * Whether a longer training passes through the result of this one. It does not if training ends
   * with the best weights or with averaged weights, because both depend on the last epoch.
   */
  public boolean isBeginningOfLonger() {
    return optimizer.average().isEmpty()
        && monitoring.earlyStopping().filter(EarlyStopping::restoresBest).isEmpty();
  }

  /** Every number, defaults included, in one canonical line; part of a trial's hash. */
  public String text() {
    return Canonical.of(this);
  }

  /** The sentence that declares it, without defaults: {@code adam(0.001).epochs(20).batch(16)}. */
  @Override
  public String toString() {
    return TrainingWords.of(this);
  }

  private Training with(Optimizer other) {
    return new Training(other, objective, passes, augmentation, monitoring, precision, start);
  }

  private Training with(Objective other) {
    return new Training(optimizer, other, passes, augmentation, monitoring, precision, start);
  }

  private Training with(Monitoring other) {
    return new Training(optimizer, objective, passes, augmentation, other, precision, start);
  }

  private Training with(Passes other) {
    return new Training(optimizer, objective, other, augmentation, monitoring, precision, start);
  }
}
