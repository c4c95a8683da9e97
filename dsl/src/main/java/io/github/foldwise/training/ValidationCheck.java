package io.github.foldwise.training;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.guard.Findings;
import io.github.foldwise.guard.Listing;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Rows;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks a training's validation rows against its model and the rows of a trial. */
final class ValidationCheck {
  private final Monitoring monitoring;
  private final CheckedModel model;
  private final ImageData data;
  private final Rows trainingRows;
  private final int foldRows;
  private final Findings findings = new Findings();

  ValidationCheck(
      Training training, CheckedModel model, ImageData data, Rows trainingRows, int foldRows) {
    this.monitoring = training.monitoring();
    this.model = model;
    this.data = data;
    this.trainingRows = trainingRows;
    this.foldRows = foldRows;
  }

  List<Problem> problems() {
    Validation source = monitoring.source();
    if (source instanceof Validation.LastShare || source instanceof LastOfEachClass) {
      checkParts(source);
    } else if (source instanceof GivenImages given) {
      given.images().ifPresentOrElse(this::checkImages, () -> refuseAbsent(given));
    } else if (foldRows == 0) {
      monitoring.earlyStopping().ifPresent(e -> requireNone("earlyStopping", e.monitor()));
      monitoring.reduceOnPlateau().ifPresent(r -> requireNone("reduceOnPlateau", r.monitor()));
    }
    return findings.problems();
  }

  private void checkParts(Validation source) {
    int rows = trainingRows.size();
    int trained = source.rowsTrainedOn(rows);
    if (trained == 0 || trained == rows) {
      findings.refuse(
          TrainingWords.of(source),
          "at least one of the %s training rows on either side".formatted(rows),
          "%s to train on and %s to validate on".formatted(trained, rows - trained),
          "Take a share such as 0.2, or more rows.");
    } else {
      checkClasses(source);
    }
  }

  /** A class without training rows is always predicted wrongly. */
  private void checkClasses(Validation source) {
    SortedSet<Integer> lost = classes(source.heldOut(trainingRows, data));
    lost.removeAll(classes(source.trainedOn(trainingRows, data)));
    if (!lost.isEmpty()) {
      findings.refuse(
          TrainingWords.of(source),
          "training rows of every class next to the share that it holds out",
          "none of " + Listing.classes(lost),
          source instanceof Validation.LastShare last
              ? "Say validateOnLastOfEachClass(%s), or put the rows into another order."
                  .formatted(last.share())
              : "Hold out a smaller share, or give these classes more rows.");
    }
  }

  private SortedSet<Integer> classes(Rows rows) {
    return rows.stream().map(data::label).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  private void checkImages(ImageData images) {
    if (images.rows() == 0) {
      findings.refuse("validateOn(images)", "at least one image", "none", "Give it some images.");
    }
    if (!images.shape().equals(model.input())) {
      findings.refuse(
          "validateOn(images)",
          "the shape that the model was checked for, " + model.input(),
          images.shape().toString(),
          "Resize the images, or check the model for their shape.");
    }
    int classes = model.spec().classes();
    if (images.classes() > classes) {
      findings.refuse(
          "labels of validateOn(images)",
          "classes from 0 to " + (classes - 1),
          "class " + (images.classes() - 1),
          "Let the model %s, or fix the labels."
              .formatted(model.spec().headWords(images.classes())));
    }
  }

  private void refuseAbsent(GivenImages given) {
    findings.refuse(
        TrainingWords.of(given),
        "the images themselves",
        "only their hash, for the training was read from a file",
        "Put them into the training again with validateOn.");
  }

  private void requireNone(String word, Monitor monitor) {
    if (monitor.isOfValidation()) {
      findings.refuse(
          "%s on %s".formatted(word, monitor),
          "validation rows to measure it on",
          "none: there is no fold, and neither validateOnLast nor validateOn",
          "Say validateOnLastOfEachClass(0.2), or monitor a figure of the training rows such as"
              + " LOSS.");
    }
  }
}
