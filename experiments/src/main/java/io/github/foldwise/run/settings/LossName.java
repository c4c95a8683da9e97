package io.github.foldwise.run.settings;

import static io.github.foldwise.run.settings.SettingList.number;

import io.github.foldwise.training.Loss;

/** A loss in words: {@code categorical cross-entropy, label smoothing 0.1}. */
final class LossName implements Loss.Visitor<String> {
  @Override
  public String sparseCrossEntropy(Loss.SparseCrossEntropy loss) {
    return "sparse categorical cross-entropy" + smoothing(loss.labelSmoothing());
  }

  @Override
  public String oneHotCrossEntropy(Loss.OneHotCrossEntropy loss) {
    return "categorical cross-entropy" + smoothing(loss.labelSmoothing());
  }

  @Override
  public String binaryCrossEntropy(Loss.BinaryCrossEntropy loss) {
    return "binary cross-entropy" + smoothing(loss.labelSmoothing());
  }

  @Override
  public String focal(Loss.Focal loss) {
    return "categorical focal cross-entropy (alpha %s, gamma %s)"
            .formatted(number(loss.alpha()), number(loss.gamma()))
        + smoothing(loss.labelSmoothing());
  }

  @Override
  public String binaryFocal(Loss.BinaryFocal loss) {
    String alpha = loss.alpha().map(yes -> "alpha " + number(yes) + ", ").orElse("");
    return "binary focal cross-entropy (%sgamma %s)".formatted(alpha, number(loss.gamma()))
        + smoothing(loss.labelSmoothing());
  }

  @Override
  public String meanSquaredError(Loss.MeanSquaredError loss) {
    return "mean squared error";
  }

  @Override
  public String meanAbsoluteError(Loss.MeanAbsoluteError loss) {
    return "mean absolute error";
  }

  @Override
  public String huber(Loss.Huber loss) {
    return "Huber (delta %s)".formatted(number(loss.delta()));
  }

  private static String smoothing(double share) {
    return share == 0 ? "" : ", label smoothing " + number(share);
  }
}
