package io.github.foldwise.studies;

import static io.github.foldwise.studies.FashionMnistExperiment.BATCH;
import static io.github.foldwise.studies.FashionMnistExperiment.BATCH_NORM;
import static io.github.foldwise.studies.FashionMnistExperiment.DROPOUT;
import static io.github.foldwise.studies.FashionMnistExperiment.EPOCHS;
import static io.github.foldwise.studies.FashionMnistExperiment.FOLDS;
import static io.github.foldwise.studies.FashionMnistExperiment.HIDDEN;
import static io.github.foldwise.studies.FashionMnistExperiment.KERNEL_1;
import static io.github.foldwise.studies.FashionMnistExperiment.KERNEL_2;
import static io.github.foldwise.studies.FashionMnistExperiment.LOSS;

import io.github.foldwise.experiment.Published;
import io.github.foldwise.experiment.Published.Figure;
import io.github.foldwise.sweep.Params;
import io.github.foldwise.sweep.Setting;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.training.Loss;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The notebook's published results: mean accuracy and loss over the folds for each row of its eight
 * tables, and the row of each table that it called the best choice.
 */
final class NotebookFigures {
  /** Name of its table of two parameters. */
  static final String KERNELS = "kernel sizes";

  /** Mean accuracy over the folds of the notebook's run. */
  static final double OWN_ACCURACY = 0.9120;

  /** Mean loss of that run. */
  static final double OWN_LOSS = 0.3975;

  private static final int OWN_EPOCHS = 20;

  private NotebookFigures() {}

  /** Its results, each assigned to the corresponding row of our tables. */
  static Published beside(Params baseline) {
    int epochs = baseline.get(EPOCHS);
    return new Published(
        source(epochs),
        Stream.of(ofFolds(), ofEpochs(epochs), ofBatches(), ofSizes(), ofDropout(), ofSwitches())
            .flatMap(rows -> rows)
            .toList());
  }

  /**
   * The values of its table of epochs, scaled if the baseline does not train its 20 epochs; omits
   * values that are no longer whole numbers.
   */
  static List<Integer> epochs(int baseline) {
    return Stream.of(10, 15, 20, 25, 30).flatMap(its -> scaled(its, baseline).stream()).toList();
  }

  private static Optional<Integer> scaled(int its, int baseline) {
    if (its == OWN_EPOCHS) {
      return Optional.of(baseline);
    }
    long product = (long) its * baseline;
    boolean whole = product % OWN_EPOCHS == 0 && product <= (long) Integer.MAX_VALUE * OWN_EPOCHS;
    return baseline > 0 && whole ? Optional.of((int) (product / OWN_EPOCHS)) : Optional.empty();
  }

  private static String source(int epochs) {
    String text =
        String.format(
            Locale.ROOT,
            "a Keras notebook of 2025 on the 60,000 training images: one run per row without fixed"
                + " seeds, averaged over the folds; losses include penalties, with activity"
                + " penalties summed over 32 rows. The notebook does not say what each table kept"
                + " fixed. Its own run had accuracy %.4f and loss %.4f.",
            OWN_ACCURACY,
            OWN_LOSS);
    return epochs == OWN_EPOCHS
        ? text
        : text
            + " It trained %s epochs, this baseline trains %s; its table of epochs is scaled to match."
                .formatted(OWN_EPOCHS, epochs);
  }

  private static Stream<Figure> ofFolds() {
    return Stream.of(
        row(FOLDS.to(3), 0.9039, 0.3958),
        best(FOLDS.to(5), 0.9067, 0.3784),
        row(FOLDS.to(10), 0.9051, 0.3721));
  }

  private static Stream<Figure> ofEpochs(int baseline) {
    return Stream.of(
            scaled(10, baseline).map(ours -> row(EPOCHS.to(ours), 0.9071, 0.3753)),
            scaled(15, baseline).map(ours -> row(EPOCHS.to(ours), 0.9093, 0.3773)),
            scaled(20, baseline).map(ours -> best(EPOCHS.to(ours), 0.9128, 0.3798)),
            scaled(25, baseline).map(ours -> row(EPOCHS.to(ours), 0.9083, 0.4037)),
            scaled(30, baseline).map(ours -> row(EPOCHS.to(ours), 0.9106, 0.4061)))
        .flatMap(Optional::stream);
  }

  private static Stream<Figure> ofBatches() {
    return Stream.of(
        best(BATCH.to(16), 0.9151, 0.3796),
        row(BATCH.to(32), 0.9101, 0.3797),
        row(BATCH.to(64), 0.9082, 0.3949),
        row(BATCH.to(128), 0.9067, 0.4066),
        row(BATCH.to(256), 0.9028, 0.4145));
  }

  private static Stream<Figure> ofSizes() {
    return Stream.of(
        kernels(3, 3, 0.9099, 0.3809, true),
        kernels(3, 5, 0.9109, 0.3893, false),
        kernels(5, 3, 0.9059, 0.4022, false),
        kernels(5, 5, 0.9015, 0.4105, false),
        row(HIDDEN.to(64), 0.9107, 0.3245),
        best(HIDDEN.to(128), 0.9112, 0.3835),
        row(HIDDEN.to(256), 0.9093, 0.4771),
        row(HIDDEN.to(512), 0.9080, 0.5732));
  }

  private static Stream<Figure> ofDropout() {
    return Stream.of(
        row(DROPOUT.to(0.2), 0.9083, 0.4300),
        row(DROPOUT.to(0.3), 0.9082, 0.4231),
        row(DROPOUT.to(0.4), 0.9053, 0.4252),
        row(DROPOUT.to(0.5), 0.9094, 0.4056),
        best(DROPOUT.to(0.6), 0.9097, 0.3811),
        row(DROPOUT.to(0.7), 0.9092, 0.3766));
  }

  private static Stream<Figure> ofSwitches() {
    return Stream.of(
        best(LOSS.to(Loss.SPARSE_CROSS_ENTROPY), 0.9115, 0.3808),
        row(LOSS.to(Loss.ONE_HOT_CROSS_ENTROPY), 0.9099, 0.3840),
        row(BATCH_NORM.to(false), 0.9097, 0.3881),
        best(BATCH_NORM.to(true), 0.9115, 0.3808));
  }

  private static Figure kernels(int first, int second, double accuracy, double loss, boolean best) {
    Variant variant = Variant.of(KERNEL_1.to(first), KERNEL_2.to(second));
    return new Figure(KERNELS, variant.name(), accuracy, loss, best);
  }

  private static Figure row(Setting<?> setting, double accuracy, double loss) {
    return new Figure(setting.param().name(), setting.toString(), accuracy, loss, false);
  }

  private static Figure best(Setting<?> setting, double accuracy, double loss) {
    return new Figure(setting.param().name(), setting.toString(), accuracy, loss, true);
  }
}
