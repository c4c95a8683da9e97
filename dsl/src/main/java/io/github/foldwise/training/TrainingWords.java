package io.github.foldwise.training;

import io.github.foldwise.augmentation.Augmentation;
import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.optimizer.Adagrad;
import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.optimizer.Adamax;
import io.github.foldwise.optimizer.Clipping;
import io.github.foldwise.optimizer.Lion;
import io.github.foldwise.optimizer.Nadam;
import io.github.foldwise.optimizer.Optimizer;
import io.github.foldwise.optimizer.RmsProp;
import io.github.foldwise.optimizer.Sgd;
import io.github.foldwise.schedule.Schedule;
import java.util.List;

/** Writes a training as the words that declare it. */
final class TrainingWords {
  private static final List<Record> STANDARD_RULES =
      List.of(
          Adagrad.STANDARD,
          Adam.STANDARD,
          Adamax.STANDARD,
          Lion.STANDARD,
          Nadam.STANDARD,
          RmsProp.STANDARD,
          Sgd.STANDARD);

  private final StringBuilder sentence = new StringBuilder();

  private TrainingWords() {}

  static String of(Training training) {
    TrainingWords words = new TrainingWords();
    words.addOptimizer(training.optimizer());
    Passes passes = training.passes();
    words.add("epochs", passes.epochs());
    words.add("batch", passes.batch());
    words.add("evaluationBatch", passes.evaluationBatch(), Passes.STANDARD.evaluationBatch());
    if (!passes.shuffled()) {
      words.add("unshuffled", "");
    }
    Objective objective = training.objective();
    words.add("loss", objective.loss(), Objective.STANDARD.loss());
    words.add("classWeights", objective.classWeights(), Objective.STANDARD.classWeights());
    if (!training.augmentation().equals(Augmentation.NONE)) {
      words.add("augment", Canonical.of(training.augmentation()));
    }
    Monitoring monitoring = training.monitoring();
    monitoring.validation().ifPresent(source -> words.add(of(source)));
    monitoring.earlyStopping().ifPresent(stopping -> words.add(of(stopping)));
    monitoring.reduceOnPlateau().ifPresent(reduction -> words.add(of(reduction)));
    words.add("precision", training.precision(), Precision.FLOAT32);
    training.start().ifPresent(weights -> words.add("startFrom", weights));
    return words.sentence.substring(1);
  }

  static String of(Validation validation) {
    if (validation instanceof Validation.LastShare last) {
      return "validateOnLast(%s)".formatted(last.share());
    }
    if (validation instanceof LastOfEachClass last) {
      return "validateOnLastOfEachClass(%s)".formatted(last.share());
    }
    return validation instanceof GivenImages given
        ? "validateOn(%s)".formatted(given)
        : "validateOnFold()";
  }

  static String of(EarlyStopping stopping) {
    return "earlyStopping(%s)".formatted(numbers(stopping));
  }

  static String of(ReduceOnPlateau reduction) {
    return "reduceOnPlateau(%s)".formatted(numbers(reduction));
  }

  /** {@code adam(0.001)}; hyperparameters follow the rate unless all are Keras's defaults. */
  private void addOptimizer(Optimizer optimizer) {
    Record rule = (Record) optimizer.rule();
    Object rate =
        optimizer.rate() instanceof Schedule.Constant constant
            ? constant.rate()
            : Canonical.of((Record) optimizer.rate());
    String name = rule.getClass().getSimpleName();
    add(
        Character.toLowerCase(name.charAt(0)) + name.substring(1),
        STANDARD_RULES.contains(rule) ? rate : rate + ", " + numbers(rule));
    optimizer
        .factors()
        .forEach(
            factor -> add("rateOn", factor.factor() + ", " + String.join(", ", factor.names())));
    optimizer.decay().factor().ifPresent(factor -> add("weightDecay", factor));
    if (!optimizer.decay().except().isEmpty()) {
      add("noDecayOn", String.join(", ", optimizer.decay().except()));
    }
    Clipping clipping = optimizer.clipping();
    clipping.value().ifPresent(largest -> add("clipValue", largest));
    clipping.norm().ifPresent(largest -> add("clipNorm", largest));
    clipping.globalNorm().ifPresent(largest -> add("clipGlobalNorm", largest));
    add("accumulate", optimizer.accumulation(), 1);
    optimizer.average().ifPresent(average -> add("averageWeights", numbers(average)));
  }

  private void add(String word, Object value, Object standard) {
    if (!value.equals(standard)) {
      add(word, value);
    }
  }

  private void add(String word, Object value) {
    add("%s(%s)".formatted(word, value));
  }

  private void add(String clause) {
    sentence.append('.').append(clause);
  }

  /** Its components, without the kind that precedes them. */
  private static String numbers(Record clause) {
    String text = Canonical.of(clause);
    return text.substring(text.indexOf(' ') + 1);
  }
}
