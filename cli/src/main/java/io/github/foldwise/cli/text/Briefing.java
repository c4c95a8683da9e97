package io.github.foldwise.cli.text;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.experiment.Workload;
import io.github.foldwise.model.ModelTable;
import io.github.foldwise.split.Fold;
import io.github.foldwise.training.Loss;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text before training: data, shapes, folds, model, plan. */
public final class Briefing {
  private final CheckedExperiment experiment;
  private final List<String> absorbed;
  private final StringBuilder text = new StringBuilder();

  private Briefing(ChosenExperiment chosen) {
    this.experiment = chosen.experiment();
    this.absorbed = chosen.absorbed();
  }

  public static String of(ChosenExperiment chosen) {
    return new Briefing(chosen).write();
  }

  /** Warnings about the experiment, one line each. */
  public static String warnings(ChosenExperiment chosen) {
    return chosen.experiment().warnings().stream()
        .map(warning -> TrialText.warning(warning) + "\n")
        .collect(Collectors.joining());
  }

  private String write() {
    data(experiment.data());
    folds(experiment.baseline());
    line("");
    text.append(ModelTable.of(experiment.baseline().model()));
    line("");
    plan();
    return text.toString();
  }

  private void data(DataSet data) {
    line(
        "Data: %s (%s), %s%s",
        data.title(),
        data.name(),
        Quantity.of(data.training().rows(), "training row"),
        data.test().map(test -> ", " + Quantity.of(test.rows(), "test row")).orElse(""));
    images("training", data.training());
    data.test().ifPresent(test -> images("test", test));
  }

  private void images(String set, ImageData images) {
    line("%s images: %s → %s", set, given(images), fed(images));
    line("%s labels: (%d,) → %s", set, images.rows(), fedLabels(images));
  }

  /** Files leave out the dimension of a single channel. */
  private static String given(ImageData images) {
    Shape shape = images.shape();
    String dims = "%s, %s, %s".formatted(images.rows(), shape.height(), shape.width());
    return shape.channels() == 1
        ? "(%s) %s".formatted(dims, pixelType(images))
        : "(%s, %s) %s".formatted(dims, shape.channels(), pixelType(images));
  }

  private static String pixelType(ImageData images) {
    return images.isBytes() ? "uint8" : "float32";
  }

  private static String fed(ImageData images) {
    Shape shape = images.shape();
    return "(%s, %s, %s, %s) float32%s"
        .formatted(
            images.rows(),
            shape.height(),
            shape.width(),
            shape.channels(),
            images.isBytes() ? " in [0,1]" : " as given");
  }

  private String fedLabels(ImageData images) {
    int classes = experiment.baseline().model().spec().classes();
    return experiment.baseline().training().loss() instanceof Loss.OneHotCrossEntropy
        ? "(%s, %s) float32, one-hot".formatted(images.rows(), classes)
        : "(%s,) int32 from 0 to %s".formatted(images.rows(), classes - 1);
  }

  private void folds(CheckedVariant baseline) {
    line("Folds: %s", baseline.folding());
    for (Fold fold : baseline.folds()) {
      line(
          "Fold %d: %,d training rows, %,d validation rows",
          fold.index(), fold.training().size(), fold.validation().size());
    }
  }

  private void plan() {
    Workload work = Workload.of(experiment);
    int variants = experiment.variants().size();
    int folds = experiment.baseline().folds().size();
    int repeats = experiment.protocol().repeats();
    boolean sameFolds =
        experiment.variants().stream().allMatch(variant -> variant.folds().size() == folds);
    line(
        "Plan: %s%s%s, %s, %s",
        Quantity.of(variants, "variant"),
        sameFolds ? " × " + Quantity.of(folds, "fold") : "",
        repeats > 1 ? " × " + Quantity.of(repeats, "repeat") : "",
        Quantity.of(work.trials(), "trial"),
        Quantity.of(work.foldEpochs(), "fold-epoch"));
    if (!absorbed.isEmpty()) {
      line(
          "Equal to the baseline with these settings, so not trained again: %s",
          String.join(", ", absorbed));
    }
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
