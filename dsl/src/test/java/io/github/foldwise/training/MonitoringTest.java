package io.github.foldwise.training;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.schedule.Schedules.exponentialDecay;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.augmentation.Augmentation;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Rows;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitoringTest {
  private static final Shape SHAPE = Shape.image(1, 2, 1);
  private static final CheckedModel MODEL = flatten().classify(2).check(SHAPE);
  private static final ImageData IMAGES = ImageData.of(new byte[4], new int[] {0, 1}, SHAPE);

  @Test
  void the_defaults_are_those_of_keras() {
    assertThat(adam(1e-3).earlyStopping(e -> e).reduceOnPlateau(r -> r).text())
        .endsWith(
            " monitoring=(validation=none early_stopping=early_stopping(monitor=val_loss patience=0"
                + " min_delta=0 baseline=none start_from_epoch=0 restores_best=false)"
                + " reduce_on_plateau=reduce_on_plateau(monitor=val_loss factor=0.1 patience=10"
                + " min_delta=0.0001 cooldown=0 min_rate=0))");
  }

  @Test
  void given_images_are_compared_by_their_hash() {
    assertThat(adam(1e-3).validateOn(IMAGES).text())
        .contains("validation=given_images(rows=2 sha256=\"%s\")".formatted(IMAGES.sha256()));
    assertThat(adam(1e-3).validateOn(IMAGES))
        .isEqualTo(adam(1e-3).validateOn(ImageData.of(new byte[4], new int[] {0, 1}, SHAPE)))
        .isNotEqualTo(adam(1e-3).validateOn(ImageData.of(new byte[4], new int[] {1, 0}, SHAPE)));
  }

  @Test
  void a_second_source_of_validation_rows_is_refused_naming_both() {
    assertThatThrownBy(() -> adam(1e-3).validateOnLast(0.2).validateOnFold())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "training: expected one source of validation rows,"
                + " found validateOnFold() after validateOnLast(0.2).\n"
                + "  Neither is ignored: keep one of the two.");
    assertThatThrownBy(() -> adam(1e-3).validateOnFold().validateOnLast(0.2))
        .hasMessageContaining("validateOnLast(0.2) after validateOnFold()");
    assertThatThrownBy(() -> adam(1e-3).validateOnLast(0.2).validateOn(IMAGES))
        .hasMessageContaining(
            "validateOn(2 images %s) after validateOnLast(0.2)".formatted(IMAGES.sha256()));
    assertThat(adam(1e-3).validateOnLast(0.2).validateOnLast(0.2))
        .isEqualTo(adam(1e-3).validateOnLast(0.2));
  }

  @Test
  void early_stopping_and_plateaus_are_declared_once() {
    assertThatThrownBy(
            () -> adam(1e-3).earlyStopping(e -> e.patience(3)).earlyStopping(e -> e.patience(4)))
        .hasMessage(
            "training: expected one earlyStopping,"
                + " found earlyStopping(monitor=val_loss patience=4 min_delta=0 baseline=none"
                + " start_from_epoch=0 restores_best=false) after"
                + " earlyStopping(monitor=val_loss patience=3 min_delta=0 baseline=none"
                + " start_from_epoch=0 restores_best=false).\n"
                + "  Neither is ignored: keep one of the two.");
    assertThatThrownBy(
            () ->
                adam(1e-3).reduceOnPlateau(r -> r.cooldown(1)).reduceOnPlateau(r -> r.cooldown(2)))
        .hasMessageContaining("found reduceOnPlateau(")
        .hasMessageContaining("cooldown=2 min_rate=0) after reduceOnPlateau(");
  }

  @ParameterizedTest(name = "{1} of {0} rows: {2} are trained on")
  @CsvSource({
    "50, 0.2, 40", // as Keras: floor(n · (1 − share)) in double
    "10, 0.3, 7",
    "7, 0.5, 3",
    "10, 0.9, 0", // 1.0 − 0.9 is 0.09999999999999998
    "60000, 0.2, 48000"
  })
  void the_last_share_is_rounded_as_keras_does(int rows, double share, int trained) {
    assertThat(adam(1e-3).validateOnLast(share).rowsTrainedOn(rows)).isEqualTo(trained);
  }

  @Test
  void without_a_share_all_rows_are_trained_on() {
    assertThat(adam(1e-3).rowsTrainedOn(50)).isEqualTo(50);
    assertThat(adam(1e-3).validateOn(IMAGES).rowsTrainedOn(50)).isEqualTo(50);
  }

  @Test
  void a_share_leaves_rows_on_either_side() {
    assertThat(problems(adam(1e-3).validateOnLast(0.01), 50, 0)).isEmpty();
    assertThat(problems(adam(1e-3).validateOnLast(0.9), 10, 5))
        .extracting(Problem::toString)
        .containsExactly(
            "validateOnLast(0.9): expected at least one of the 10 training rows on either side,"
                + " found 0 to train on and 10 to validate on.\n"
                + "  Take a share such as 0.2, or more rows.");
  }

  @Test
  void a_share_of_rows_in_class_order_is_refused() {
    ImageData sorted = images(0, 0, 0, 0, 0, 0, 1, 1, 1, 1);
    Rows all = Rows.all(10);

    assertThat(adam(1e-3).validateOnLast(0.3).problems(MODEL, sorted, all, 0)).isEmpty();
    assertThat(adam(1e-3).validateOnLast(0.4).problems(MODEL, sorted, all, 0))
        .extracting(Problem::toString)
        .containsExactly(
            "validateOnLast(0.4): expected training rows of every class next to the share that it"
                + " holds out, found none of class 1.\n"
                + "  Say validateOnLastOfEachClass(0.4), or put the rows into another order.");
    assertThat(adam(1e-3).validateOnLastOfEachClass(0.4).problems(MODEL, sorted, all, 0)).isEmpty();
    assertThat(
            adam(1e-3)
                .validateOnLastOfEachClass(0.75)
                .problems(MODEL, images(0, 0, 0, 0, 0, 0, 0, 1), Rows.all(8), 0))
        .extracting(Problem::toString)
        .containsExactly(
            "validateOnLastOfEachClass(0.75): expected training rows of every class next to the"
                + " share that it holds out, found none of class 1.\n"
                + "  Hold out a smaller share, or give these classes more rows.");
  }

  /** Of 6 + 4 rows 6 are trained on: those at 1/12, 3/12, 5/12, 7/12 and at 1/8, 3/8. */
  @Test
  void the_last_rows_of_each_class_are_held_out_in_its_proportion() {
    Validation each = new LastOfEachClass(0.4);
    ImageData data = images(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    Rows rows = Rows.of(9, 0, 1, 2, 8, 3, 4, 5, 7, 6);

    assertThat(each.trainedOn(rows, data)).isEqualTo(Rows.of(9, 0, 1, 2, 8, 3));
    assertThat(each.heldOut(rows, data)).isEqualTo(Rows.of(4, 5, 7, 6));
    assertThat(adam(1e-3).validateOnLastOfEachClass(0.4))
        .hasToString("adam(0.001).epochs(1).batch(32).validateOnLastOfEachClass(0.4)");
    assertThat(Training.read(adam(1e-3).validateOnLastOfEachClass(0.4).text()))
        .isEqualTo(adam(1e-3).validateOnLastOfEachClass(0.4));
    assertThat(adam(1e-3).validateOnLastOfEachClass(1).problems())
        .extracting(Problem::place)
        .containsExactly("validateOnLastOfEachClass(1.0)");
  }

  private static List<Problem> problems(Training training, int rows, int foldRows) {
    int[] labels = IntStream.range(0, rows).map(row -> row % 2).toArray();
    return training.problems(MODEL, images(labels), Rows.all(rows), foldRows);
  }

  private static ImageData images(int... labels) {
    return ImageData.of(new byte[2 * labels.length], labels, SHAPE);
  }

  @Test
  void given_images_fit_the_model() {
    ImageData upright = ImageData.of(new byte[2], new int[] {4}, Shape.image(2, 1, 1));

    assertThat(problems(adam(1e-3).validateOn(IMAGES), 50, 0)).isEmpty();
    assertThat(problems(adam(1e-3).validateOn(upright), 50, 0))
        .extracting(Problem::toString)
        .containsExactly(
            "validateOn(images): expected the shape that the model was checked for, 1×2×1,"
                + " found 2×1×1.\n"
                + "  Resize the images, or check the model for their shape.",
            "labels of validateOn(images): expected classes from 0 to 1, found class 4.\n"
                + "  Let the model classify(5), or fix the labels.");
    assertThat(problems(adam(1e-3).validateOn(IMAGES.limit(0)), 50, 0))
        .extracting(Problem::toString)
        .containsExactly(
            "validateOn(images): expected at least one image, found none.\n  Give it some images.");
  }

  @Test
  void what_is_decided_by_validation_rows_needs_some() {
    Training stopped = adam(1e-3).earlyStopping(e -> e).reduceOnPlateau(r -> r);

    assertThat(problems(stopped, 50, 10)).isEmpty();
    assertThat(problems(stopped.validateOnLast(0.2), 50, 0)).isEmpty();
    assertThat(problems(adam(1e-3).earlyStopping(e -> e.monitor(Monitor.LOSS)), 50, 0)).isEmpty();
    assertThat(problems(stopped, 50, 0))
        .extracting(Problem::toString)
        .containsExactly(
            "earlyStopping on VAL_LOSS: expected validation rows to measure it on, found none:"
                + " there is no fold, and neither validateOnLast nor validateOn.\n"
                + "  Say validateOnLastOfEachClass(0.2), or monitor a figure of the training rows"
                + " such as LOSS.",
            "reduceOnPlateau on VAL_LOSS: expected validation rows to measure it on, found none:"
                + " there is no fold, and neither validateOnLast nor validateOn.\n"
                + "  Say validateOnLastOfEachClass(0.2), or monitor a figure of the training rows"
                + " such as LOSS.");
  }

  @Test
  void a_plateau_cannot_reduce_a_schedule() {
    assertThat(adam(exponentialDecay(0.1, 10, 0.5)).reduceOnPlateau(r -> r).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "reduceOnPlateau: expected a constant learning rate that it can reduce, found the"
                + " schedule exponential_decay initial_rate=0.1 decay_steps=10 decay_rate=0.5"
                + " stairs=false.\n"
                + "  Keep one of the two: reduceOnPlateau, or the schedule.");
  }

  @Test
  void all_numbers_are_held_against_their_ranges() {
    assertThat(
            adam(1e-3)
                .validateOnLast(1)
                .earlyStopping(
                    e ->
                        e.patience(-1)
                            .minDelta(-0.5)
                            .startFromEpoch(-2)
                            .baseline(Double.NaN)
                            .restoreBest())
                .reduceOnPlateau(
                    r ->
                        r.factor(1)
                            .patience(-3)
                            .minDelta(Double.POSITIVE_INFINITY)
                            .cooldown(-4)
                            .minRate(-1e-3))
                .problems())
        .extracting(Problem::toString)
        .containsExactly(
            "validateOnLast(1.0): expected a share in (0,1), found 1.0.\n"
                + "  Use 0.2 for the last fifth of the rows.",
            "earlyStopping: expected patience from 0, found -1.\n  Use 3, for example.",
            "earlyStopping: expected a finite minDelta from 0, found -0.5.\n"
                + "  Give the least gain that counts.",
            "earlyStopping: expected startFromEpoch from 0, found -2.\n"
                + "  Give the number of first epochs to ignore; 0 for none.",
            "earlyStopping: expected a finite baseline, found NaN.\n"
                + "  Give the figure to beat, or leave it out.",
            "reduceOnPlateau: expected a factor in (0,1), found 1.0.\n"
                + "  Use 0.1, as Keras, or 0.5.",
            "reduceOnPlateau: expected patience from 0, found -3.\n  Use 10, as Keras.",
            "reduceOnPlateau: expected a finite minDelta from 0, found Infinity.\n"
                + "  Give the least gain that counts.",
            "reduceOnPlateau: expected cooldown from 0, found -4.\n  Use 0 for none.",
            "reduceOnPlateau: expected a finite minRate from 0, found -0.001.\n"
                + "  Use 0 for none.");
  }

  @Test
  void a_training_read_from_text_asks_for_its_images_again() {
    GivenImages known = GivenImages.of(GivenImages.of(IMAGES).statement());
    Training read =
        new Training(
            adam(1e-3).optimizer(),
            Objective.STANDARD,
            Passes.STANDARD,
            Augmentation.NONE,
            Monitoring.STANDARD.with(known),
            Precision.FLOAT32,
            Optional.empty());

    assertThat(read).isEqualTo(adam(1e-3).validateOn(IMAGES));
    assertThat(problems(read, 50, 0))
        .extracting(Problem::toString)
        .containsExactly(
            "validateOn(2 images %s): expected the images themselves,".formatted(IMAGES.sha256())
                + " found only their hash, for the training was read from a file.\n"
                + "  Put them into the training again with validateOn.");
  }
}
