package io.github.foldwise.experiment;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.duplicates.SharedImages;
import io.github.foldwise.training.EarlyStopping;
import io.github.foldwise.training.GivenImages;
import io.github.foldwise.training.Monitor;
import io.github.foldwise.training.Monitoring;
import io.github.foldwise.training.ReduceOnPlateau;
import io.github.foldwise.training.Validation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds rows with two roles, such as rows that are trained on and evaluated. */
final class RoleWarnings {
  /** The highest of five equal figures lies 1.2 standard deviations above their mean. */
  private static final int MANY = 5;

  private final CheckedExperiment experiment;
  private final DataSet data;
  private final List<Warning> warnings = new ArrayList<>();

  RoleWarnings(CheckedExperiment experiment) {
    this.experiment = experiment;
    this.data = experiment.data();
  }

  List<Warning> warnings() {
    checkTestSet();
    checkSelection();
    checkDecisions();
    givenImages().forEach(this::checkGiven);
    checkProtocol();
    data.partOf().ifPresent(this::warnOfPart);
    return warnings;
  }

  private void checkTestSet() {
    if (experiment.testedEachTrial()) {
      warn(
          "test set monitored",
          "The test rows are evaluated after each epoch of each trial: at most %s are planned."
              .formatted(WarningWords.count(evaluations(), "evaluation")),
          "The test set gives no unbiased estimate of what is chosen by it, such as a number of"
              + " epochs or a variant. "
              + (experiment.protocol().refitsBest()
                  ? "Leave testEachTrial() out: refitBest() uses the test set once."
                  : "Leave testEachTrial() out, and say refitBest() to use the test set once."));
    }
  }

  private long evaluations() {
    return experiment.variants().stream()
        .mapToLong(variant -> (long) variant.folds().size() * variant.training().epochs())
        .map(ofRepeat -> ofRepeat * experiment.protocol().repeats())
        .sum();
  }

  private void checkSelection() {
    int candidates = experiment.candidates().size();
    if (candidates >= MANY && experiment.protocol().inner().isEmpty()) {
      warn(
          "best of many",
          "%s are compared on the same validation rows.".formatted(variants(candidates)),
          "The highest of this many %s is too high by chance: it shows which variant to"
                  .formatted(experiment.protocol().score().isAccuracy() ? "accuracies" : "scores")
              + " try, not how good it is. nested(...) evaluates the selection"
              + (testsTheBest()
                  ? ", and the test set, by refitBest(), the selected model."
                  : ", refitBest() the selected model on the test set."));
    }
  }

  private boolean testsTheBest() {
    return experiment.protocol().refitsBest() && data.test().isPresent();
  }

  private static String variants(int number) {
    return WarningWords.count(number, "variant");
  }

  private void checkDecisions() {
    List<CheckedVariant> deciding = withMonitoring(RoleWarnings::decidesByFold);
    if (!deciding.isEmpty()) {
      warn(
          "validation rows decide",
          "In %s, earlyStopping or reduceOnPlateau monitors the rows that the fold holds out."
              .formatted(WarningWords.variants(deciding, experiment.variants())),
          "The rows that evaluate a trial also chose its weights, so its figures are too high. With"
              + " validateOnLastOfEachClass(0.2) they are not used before the end.");
    }
  }

  private static boolean decidesByFold(Monitoring monitoring) {
    return monitoring.source() instanceof Validation.ByFold
        && Stream.of(
                monitoring.earlyStopping().map(EarlyStopping::monitor),
                monitoring.reduceOnPlateau().map(ReduceOnPlateau::monitor))
            .flatMap(Optional::stream)
            .anyMatch(Monitor::isOfValidation);
  }

  private Set<GivenImages> givenImages() {
    Set<GivenImages> given = new LinkedHashSet<>();
    experiment.variants().stream()
        .map(variant -> variant.training().monitoring().source())
        .filter(GivenImages.class::isInstance)
        .forEach(source -> given.add((GivenImages) source));
    return given;
  }

  private void checkGiven(GivenImages given) {
    ImageData images = given.images().orElseThrow();
    List<CheckedVariant> users = withMonitoring(monitoring -> monitoring.source().equals(given));
    String place = WarningWords.variants(users, experiment.variants());
    List<Integer> trained = SharedImages.rows(images, data.training());
    if (!trained.isEmpty()) {
      warn(
          "validation on training rows",
          "%s of validateOn(images) of %s are training images: %s."
              .formatted(partOf(trained.size(), images.rows()), place, WarningWords.rows(trained)),
          "Validation figures are too good, and earlyStopping or reduceOnPlateau decide by them."
              + " Give images that are not trained on, or say validateOnLastOfEachClass(0.2).");
    }
    List<Integer> test = data.test().map(t -> SharedImages.rows(images, t)).orElse(List.of());
    if (!test.isEmpty()) {
      warn(
          "test images decide",
          "%s of validateOn(images) of %s are test images: %s."
              .formatted(partOf(test.size(), images.rows()), place, WarningWords.rows(test)),
          "The test set gives no unbiased estimate of what they decide. Leave them out of"
              + " validateOn(images).");
    }
  }

  private static String partOf(int some, int all) {
    return "%s of the %s".formatted(WarningWords.count(some, "image"), all);
  }

  private void checkProtocol() {
    List<CheckedVariant> others =
        experiment.variants().stream()
            .filter(variant -> !variant.hasFoldsOf(experiment.baseline()))
            .toList();
    if (!others.isEmpty()) {
      warn(
          "protocol varies",
          "The rows of %s are divided differently from those of the baseline."
              .formatted(WarningWords.variants(others, experiment.variants())),
          "Another K changes the estimate, not the model: it trains and validates on other numbers"
              + " of rows. No such variant is compared with the baseline or chosen as the best.");
    }
  }

  private void warnOfPart(String whole) {
    warn(
        "part of the data",
        "The experiment uses %s: %s%s of %s."
            .formatted(
                data.title(),
                WarningWords.count(data.training().rows(), "training row"),
                data.test()
                    .map(test -> " and " + WarningWords.count(test.rows(), "test row"))
                    .orElse(""),
                whole),
        "With all rows, accuracies would be higher and another variant might be best: no figure"
            + " describes the whole data set.");
  }

  private List<CheckedVariant> withMonitoring(Predicate<Monitoring> condition) {
    return experiment.variants().stream()
        .filter(variant -> condition.test(variant.training().monitoring()))
        .toList();
  }

  private void warn(String kind, String finding, String consequence) {
    warnings.add(new Warning(kind, finding, consequence));
  }
}
