package io.github.foldwise.cli.text;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.experiment.Workload;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.model.ModelTable;
import io.github.foldwise.split.Fold;
import io.github.foldwise.training.Loss;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The text before training: data, shapes, folds, model, plan. */
public final class Briefing {
  private static final int MOST_FOLDS = 10; // that are listed one by one

  private final CheckedExperiment experiment;
  private final List<String> absorbed;
  private final TextLines text;

  private Briefing(ChosenExperiment chosen, int columns) {
    this.text = new TextLines(columns);
    this.experiment = chosen.experiment();
    this.absorbed = chosen.absorbed();
  }

  /** The text, in lines of at most this width. */
  public static String of(ChosenExperiment chosen, int columns) {
    return new Briefing(chosen, columns).write();
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
    text.gap();
    text.block(ModelTable.of(experiment.baseline().model()).toString());
    text.gap();
    plan();
    return text.toString();
  }

  private void data(DataSet data) {
    text.line(
        "Data: %s (%s), %s%s",
        data.title(),
        data.name(),
        Quantity.of(data.training().rows(), "training row"),
        data.test().map(test -> ", " + Quantity.of(test.rows(), "test row")).orElse(""));
    images("training", data.training());
    data.test().ifPresent(test -> images("test", test));
  }

  private void images(String set, ImageData images) {
    text.line("%s images: %s → %s", set, given(images), fed(images));
    text.line("%s labels: (%s,) → %s", set, images.rows(), fedLabels(images));
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
    text.line("Folds: %s", baseline.folding());
    if (baseline.folds().size() <= MOST_FOLDS) {
      for (Fold fold : baseline.folds()) {
        text.line(
            "Fold %s: %s, %s",
            fold.index(),
            Quantity.of(fold.training().size(), "training row"),
            Quantity.of(fold.validation().size(), "validation row"));
      }
    } else {
      text.line(
          "%s folds: %s, %s each",
          baseline.folds().size(),
          range(baseline.folds().stream().mapToInt(fold -> fold.training().size()), "training row"),
          range(
              baseline.folds().stream().mapToInt(fold -> fold.validation().size()),
              "validation row"));
    }
  }

  private static String range(IntStream rows, String noun) {
    IntSummaryStatistics sizes = rows.summaryStatistics();
    String most = Quantity.of(sizes.getMax(), noun);
    return sizes.getMin() == sizes.getMax()
        ? most
        : String.format(Locale.ROOT, "%,d to %s", sizes.getMin(), most);
  }

  private void plan() {
    Workload work = Workload.of(experiment);
    int variants = experiment.variants().size();
    int folds = experiment.baseline().folds().size();
    int repeats = experiment.protocol().repeats();
    boolean sameFolds =
        experiment.variants().stream().allMatch(variant -> variant.folds().size() == folds);
    text.line(
        "Plan: %s%s%s, %s, %s",
        Quantity.of(variants, "variant"),
        sameFolds ? " × " + Quantity.of(folds, "fold") : "",
        repeats > 1 ? " × " + Quantity.of(repeats, "repeat") : "",
        Quantity.of(work.trials(), "trial"),
        Quantity.of(work.foldEpochs(), "fold-epoch"));
    Score score = experiment.protocol().score();
    if (!score.isAccuracy()) {
      text.line("Variants are compared by %s.", score);
    }
    if (!absorbed.isEmpty()) {
      text.line(
          "Equal to the baseline with these settings, so not trained again: %s",
          String.join(", ", absorbed));
    }
  }
}
