package io.github.foldwise.experiment;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.training.Monitor;
import io.github.foldwise.training.Training;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoleWarningsTest {
  private static final Param<Integer> FOLDS = Param.of("folds", 2);
  private static final Param<Integer> EPOCHS = Param.of("epochs", 3);
  private static final Experiment TOY =
      Experiment.named("toy")
          .model(p -> flatten().classify(3))
          .training(p -> adam(1e-3).epochs(p.get(EPOCHS)))
          .folds(p -> kFold(p.get(FOLDS)).shuffled(42));

  @Test
  void a_plain_experiment_has_none() {
    assertThat(warnings(TOY)).isEmpty();
    assertThat(warnings(TOY.ablate(EPOCHS, 1, 2, 4).refitBest())).isEmpty();
  }

  // 3 repeats × 2 folds × (3 + 5 epochs) = 48.
  @Test
  void each_planned_evaluation_of_the_test_set_is_counted() {
    assertThat(warnings(TOY.testEachTrial().repeats(3).ablate(EPOCHS, 5)))
        .containsExactly(
            "test set monitored: The test rows are evaluated after each epoch of each trial: at"
                + " most 48 evaluations are planned. The test set gives no unbiased estimate of"
                + " what is chosen by it, such as a number of epochs or a variant. Leave"
                + " testEachTrial() out, and say refitBest() to use the test set once.");
    assertThat(warnings(TOY.testEachTrial().refitBest()).get(0))
        .endsWith(" Leave testEachTrial() out: refitBest() uses the test set once.");
  }

  @Test
  void the_best_of_many_is_too_good_unless_the_selection_is_nested() {
    Experiment many = TOY.ablate(EPOCHS, 1, 2, 4, 5);

    assertThat(warnings(many))
        .containsExactly(
            "best of many: 5 variants are compared on the same validation rows. The highest of this"
                + " many accuracies is too high by chance: it shows which variant to try, not how"
                + " good it is. nested(...) evaluates the selection, refitBest() the selected model"
                + " on the test set.");
    assertThat(warnings(many.refitBest()).get(0))
        .endsWith(
            " nested(...) evaluates the selection, and the test set, by refitBest(), the selected"
                + " model.");
    assertThat(warnings(many.nested(kFold(2)), moreData())).isEmpty();
  }

  @Test
  void early_stopping_on_the_rows_of_the_fold_gives_a_warning() {
    String warning =
        "validation rows decide: In %s, earlyStopping or reduceOnPlateau monitors the rows that the"
            + " fold holds out. The rows that evaluate a trial also chose its weights, so its"
            + " figures are too high. With validateOnLastOfEachClass(0.2) they are not used before"
            + " the end.";

    assertThat(warnings(trained(adam(1e-3).earlyStopping(e -> e.patience(2)))))
        .containsExactly(warning.formatted("the baseline"));
    assertThat(
            warnings(
                TOY.training(
                        p ->
                            p.get(EPOCHS) == 9
                                ? adam(1e-3).earlyStopping(e -> e.patience(2))
                                : adam(1e-3).epochs(p.get(EPOCHS)))
                    .ablate(EPOCHS, 9)))
        .containsExactly(warning.formatted("variant epochs=9"));
    assertThat(warnings(trained(adam(1e-3).earlyStopping(e -> e.patience(2)).validateOnLast(0.4))))
        .isEmpty();
    assertThat(warnings(trained(adam(1e-3).earlyStopping(e -> e.monitor(Monitor.LOSS))))).isEmpty();
  }

  @Test
  void validation_on_training_or_test_images_gives_a_warning() {
    // white pixels 8 and 9 are training images, 10 and 11 test images
    ImageData images = ToyData.images(4, 4, 8);

    assertThat(warnings(trained(adam(1e-3).validateOn(images))))
        .containsExactly(
            "validation on training rows: 2 images of the 4 of validateOn(images) of the baseline"
                + " are training images: rows 0, 1. Validation figures are too good, and"
                + " earlyStopping or reduceOnPlateau decide by them. Give images that are not"
                + " trained on, or say validateOnLastOfEachClass(0.2).",
            "test images decide: 2 images of the 4 of validateOn(images) of the baseline are test"
                + " images: rows 2, 3. The test set gives no unbiased estimate of what they decide."
                + " Leave them out of validateOn(images).");
    assertThat(warnings(trained(adam(1e-3).validateOn(ToyData.images(3, 4, 13))))).isEmpty();
  }

  @Test
  void other_folds_change_the_estimate_and_not_the_model() {
    assertThat(warnings(TOY.ablate(FOLDS, 2, 3, 5), moreData()))
        .containsExactly(
            "protocol varies: The rows of variants folds=3, folds=5 are divided differently from"
                + " those of the baseline. Another K changes the estimate, not the model: it trains"
                + " and validates on other numbers of rows. No such variant is compared with the"
                + " baseline or chosen as the best.");
  }

  @Test
  void a_part_of_a_data_set_gives_a_warning() {
    String consequence =
        " With all rows, accuracies would be higher and another variant might be best: no figure"
            + " describes the whole data set.";

    assertThat(warnings(TOY, ToyData.set().asPartOf("Zoo")))
        .containsExactly(
            "part of the data: The experiment uses Toy: 10 training rows and 3 test rows of Zoo."
                + consequence);
    assertThat(warnings(TOY, ToyData.set().limit(9)))
        .containsExactly(
            "part of the data: The experiment uses Toy, cut to the first 9 rows: 9 training rows"
                + " and 3 test rows of Toy."
                + consequence);
  }

  private static DataSet moreData() {
    return new DataSet(
        "toy", "Toy", ToyData.images(36, 8), Optional.of(ToyData.images(3, 8, 40)), List.of());
  }

  private static Experiment trained(Training training) {
    return TOY.training(p -> training);
  }

  private static List<String> warnings(Experiment experiment) {
    return warnings(experiment, ToyData.set());
  }

  private static List<String> warnings(Experiment experiment, DataSet data) {
    return experiment.check(data).warnings().stream().map(Warning::toString).toList();
  }
}
