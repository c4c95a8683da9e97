package io.github.foldwise.training;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.guard.Findings;
import io.github.foldwise.model.CheckedModel;
import java.util.List;

/** Checks a training's validation rows against its model and the rows of a trial. */
final class ValidationCheck {
  private final Monitoring monitoring;
  private final CheckedModel model;
  private final int trainingRows;
  private final int foldRows;
  private final Findings findings = new Findings();

  ValidationCheck(Training training, CheckedModel model, int trainingRows, int foldRows) {
    this.monitoring = training.monitoring();
    this.model = model;
    this.trainingRows = trainingRows;
    this.foldRows = foldRows;
  }

  List<Problem> problems() {
    Validation source = monitoring.source();
    if (source instanceof Validation.LastShare) {
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
    int trained = source.rowsTrainedOn(trainingRows);
    if (trained == 0 || trained == trainingRows) {
      findings.refuse(
          TrainingWords.of(source),
          "at least one of the %s training rows on either side".formatted(trainingRows),
          "%s to train on and %s to validate on".formatted(trained, trainingRows - trained),
          "Take a share such as 0.2, or more rows.");
    }
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
          "Say validateOnLast(0.2), or monitor a figure of the training rows such as LOSS.");
    }
  }
}
