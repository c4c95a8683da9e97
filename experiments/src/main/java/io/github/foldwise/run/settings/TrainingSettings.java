package io.github.foldwise.run.settings;

import static io.github.foldwise.run.settings.SettingList.number;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.optimizer.Clipping;
import io.github.foldwise.optimizer.Optimizer;
import io.github.foldwise.optimizer.WeightAverage;
import io.github.foldwise.optimizer.WeightDecay;
import io.github.foldwise.training.EarlyStopping;
import io.github.foldwise.training.GivenImages;
import io.github.foldwise.training.LastOfEachClass;
import io.github.foldwise.training.Monitor;
import io.github.foldwise.training.Monitoring;
import io.github.foldwise.training.Objective;
import io.github.foldwise.training.Passes;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.ReduceOnPlateau;
import io.github.foldwise.training.Training;
import io.github.foldwise.training.Validation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How a model is trained, in the field's words: all that is chosen, and few of the defaults. */
public final class TrainingSettings {
  private final SettingList settings = new SettingList();

  private TrainingSettings() {}

  /**
   * The settings of a training.
   *
   * @param data whose pixels are scaled
   * @param classes their names, for class weights
   */
  public static List<SettingLine> of(Training training, ImageData data, List<String> classes) {
    TrainingSettings all = new TrainingSettings();
    all.addOptimizer(training.optimizer());
    all.addObjective(training.objective(), data, classes);
    all.addPasses(training.passes());
    all.addMonitoring(training.monitoring());
    all.addInput(training, data);
    return all.settings.lines();
  }

  private void addOptimizer(Optimizer optimizer) {
    settings.with("optimizer", optimizer.rule().accept(new RuleName()));
    settings.with("learning rate", optimizer.rate().accept(new RateName()));
    optimizer
        .factors()
        .forEach(
            factor ->
                settings.with(
                    "learning rate of " + String.join(", ", factor.names()),
                    "times " + number(factor.factor())));
    optimizer.decay().factor().ifPresent(factor -> addDecay(factor, optimizer.decay()));
    Clipping clipping = optimizer.clipping();
    clipping.value().ifPresent(most -> addClipping("each element to ±", most));
    clipping.norm().ifPresent(most -> addClipping("the norm of each weight's gradient to ", most));
    clipping.globalNorm().ifPresent(most -> addClipping("the norm of all gradients to ", most));
    settings.withIf(
        optimizer.accumulation() > 1,
        "gradient accumulation",
        optimizer.accumulation() + " steps for each update");
    optimizer.average().ifPresent(this::addAverage);
  }

  private void addDecay(double factor, WeightDecay decay) {
    String except =
        decay.except().isEmpty() ? "" : ", except on " + String.join(", ", decay.except());
    settings.with("weight decay", number(factor) + ", decoupled from the loss" + except);
  }

  private void addClipping(String what, double most) {
    settings.with("gradient clipping", what + number(most));
  }

  private void addAverage(WeightAverage average) {
    String overwrites =
        average
            .overwriteEvery()
            .map(updates -> ", which replaces the weights every %s updates".formatted(updates))
            .orElse("");
    settings.with(
        "weight averaging",
        "exponential moving average, momentum %s%s"
            .formatted(number(average.momentum()), overwrites));
  }

  private void addObjective(Objective objective, ImageData data, List<String> classes) {
    settings.with("loss", objective.loss().accept(new LossName()));
    Map<Integer, Double> weights = objective.classWeights();
    settings.withIf(
        !weights.isEmpty(),
        "class weights",
        weights.entrySet().stream()
            .map(entry -> classes.get(entry.getKey()) + ": " + number(entry.getValue()))
            .collect(
                Collectors.joining(
                    ", ", "", weights.size() < classes.size() ? ", others: 1" : "")));
    settings.withIf(data.isWeighted(), "row weights", "as given with the data");
  }

  private void addPasses(Passes passes) {
    settings.with("epochs", passes.epochs());
    settings.with("batch", passes.batch());
    settings.withIf(
        passes.evaluationBatch() != passes.batch(), "evaluation batch", passes.evaluationBatch());
    settings.with(
        "order of rows", passes.shuffled() ? "shuffled before each epoch" : "as in the data");
  }

  private void addMonitoring(Monitoring monitoring) {
    settings.with("validation after each epoch", words(monitoring.source()));
    monitoring.earlyStopping().ifPresent(this::addStopping);
    monitoring.reduceOnPlateau().ifPresent(this::addReduction);
  }

  private void addStopping(EarlyStopping stopping) {
    settings.with(
        "early stopping",
        "on %s, patience %s%s%s%s%s"
            .formatted(
                words(stopping.monitor()),
                epochs(stopping.patience()),
                stopping.minDelta() == 0
                    ? ""
                    : ", least improvement " + number(stopping.minDelta()),
                stopping.baseline().map(least -> ", baseline " + number(least)).orElse(""),
                stopping.startFromEpoch() == 0
                    ? ""
                    : ", after the first " + epochs(stopping.startFromEpoch()),
                stopping.restoresBest() ? ", best weights restored" : ""));
  }

  private void addReduction(ReduceOnPlateau reduction) {
    settings.with(
        "learning rate on a plateau",
        "times %s, on %s, patience %s, least improvement %s%s%s"
            .formatted(
                number(reduction.factor()),
                words(reduction.monitor()),
                epochs(reduction.patience()),
                number(reduction.minDelta()),
                reduction.cooldown() == 0 ? "" : ", cooldown " + epochs(reduction.cooldown()),
                reduction.minRate() == 0 ? "" : ", not below " + number(reduction.minRate())));
  }

  private void addInput(Training training, ImageData data) {
    settings.with(
        "augmentation",
        training.augmentation().transforms().isEmpty()
            ? "none"
            : training.augmentation().transforms().stream()
                .map(transform -> transform.accept(new TransformName()))
                .collect(Collectors.joining(", ")));
    settings.with(
        "pixels",
        data.isBytes()
            ? "uint8, divided by 255: float32 in [0, 1]"
            : "float32, as given with the data");
    settings.with(
        "precision",
        training.precision() == Precision.FLOAT32
            ? "float32"
            : "bfloat16 in products with kernels, float32 elsewhere");
  }

  private static String words(Validation validation) {
    if (validation instanceof Validation.LastShare last) {
      return "on the last %s %% of the training rows".formatted(percent(last.share()));
    }
    if (validation instanceof LastOfEachClass last) {
      return "on the last %s %% of each class's training rows".formatted(percent(last.share()));
    }
    return validation instanceof GivenImages given
        ? "on %s images of its own".formatted(given.statement().rows())
        : "on the fold's validation rows";
  }

  /** {@code validation loss}. */
  private static String words(Monitor monitor) {
    String name = monitor.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return monitor.isOfValidation() ? name.replaceFirst("val", "validation") : "training " + name;
  }

  private static String percent(double share) {
    return number(BigDecimal.valueOf(share).movePointRight(2).doubleValue());
  }

  private static String epochs(int number) {
    return number + (number == 1 ? " epoch" : " epochs");
  }
}
