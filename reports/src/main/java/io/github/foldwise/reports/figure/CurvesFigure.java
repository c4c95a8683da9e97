package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.statistics.Curve;
import java.util.List;
import java.util.function.Predicate;

/** Accuracy (left) and loss (right) of a variant after each epoch. */
final class CurvesFigure {
  private CurvesFigure() {}

  /**
   * On the folds' validation rows.
   *
   * @param epochs of one variant
   * @param isDone whether an epoch's trial counts in mean and spread
   */
  static Figure ofValidation(String variant, List<EpochRow> epochs, Predicate<EpochRow> isDone) {
    String title = variant + ": %s on the validation rows";
    return new PanelGrid(
        List.of(
            new CurvePanel(title, "Accuracy", Curve.of(epochs, EpochRow::valAccuracy, isDone)),
            new CurvePanel(title, "Loss", Curve.of(epochs, EpochRow::valLoss, isDone))),
        2);
  }

  /** On the test set. */
  static Figure ofTest(String variant, List<EpochRow> epochs, Predicate<EpochRow> isDone) {
    String title = variant + ": %s on the test set";
    return new PanelGrid(
        List.of(
            new CurvePanel(title, "Accuracy", Curve.of(epochs, EpochRow::testAccuracy, isDone)),
            new CurvePanel(title, "Loss", Curve.of(epochs, EpochRow::testLoss, isDone))),
        2);
  }
}
