package io.github.foldwise.experiment;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Params;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.training.Training;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkloadTest {
  private static final Param<Integer> FOLDS = Param.of("folds", 5);
  private static final Param<Integer> EPOCHS = Param.of("epochs", 4);
  private static final Param<Double> DROPOUT = Param.of("dropout", 0.5);
  private static final Param<Boolean> RESTORES = Param.of("restores", false);

  private static final Experiment TOY =
      Experiment.named("toy")
          .model(p -> flatten().dropout(p.get(DROPOUT)).classify(3))
          .training(WorkloadTest::training)
          .folds(p -> kFold(p.get(FOLDS)));

  private static Training training(Params p) {
    Training training = adam(1e-3).epochs(p.get(EPOCHS));
    return p.get(RESTORES) ? training.earlyStopping(stop -> stop.restoreBest()) : training;
  }

  // 5 folds · 4 epochs.
  @Test
  void without_tables_there_is_the_baseline() {
    assertThat(work(TOY)).isEqualTo(new Workload(1, 5, 5, 20, 20));
  }

  // Rows: 2 of folds, 3 of dropout. By themselves (2 + 5)·4 + 3·5·4 = 88.
  @Test
  void the_baseline_is_a_row_of_each_table_and_is_trained_once() {
    assertThat(work(TOY.ablate(FOLDS, 2).ablate(DROPOUT, 0.1, 0.2, 0.5)))
        .isEqualTo(new Workload(5, 2 + 5 + 5 + 5, 17, 17 * 4, 88));
  }

  @Test
  void fewer_epochs_are_the_beginning_of_more() {
    assertThat(work(TOY.ablate(EPOCHS, 2, 4, 6)))
        .isEqualTo(new Workload(3, 15, 5, 5 * 6, 5 * (2 + 4 + 6)));
  }

  @Test
  void what_ends_at_its_best_weights_begins_nothing_longer() {
    assertThat(work(TOY.with(RESTORES, true).ablate(EPOCHS, 2, 4, 6)))
        .isEqualTo(new Workload(3, 15, 15, 5 * 12, 5 * 12));
  }

  @Test
  void one_computation_under_two_names_is_trained_once() {
    Experiment experiment =
        TOY.ablate("a", Variant.named("light", DROPOUT.to(0.2))).ablate(DROPOUT, 0.2);

    assertThat(work(experiment)).isEqualTo(new Workload(4, 15, 10, 40, 80));
  }

  // Seeds of repeats 1, 2, 3 for the baseline; 2, 3, 4 for the variant: four sets of folds in all.
  @Test
  void the_next_seed_of_a_repeat_is_the_own_seed_of_the_next() {
    Experiment experiment = TOY.repeats(3).ablate("noise", Variant.BASELINE.withNextSeed());

    assertThat(work(experiment)).isEqualTo(new Workload(2, 30, 4 * 5, 4 * 5 * 4, 2 * 3 * 5 * 4));
  }

  // Of 3 candidates, two share a training of 6 epochs; 2 inner folds in each of 5, twice: 20 of
  // each.
  // The refit is one more of 4 epochs.
  @Test
  void a_selection_within_folds_and_a_refit_are_trained_besides_the_table_rows() {
    Experiment experiment =
        TOY.ablate(EPOCHS, 6).ablate(DROPOUT, 0.2).repeats(2).nested(kFold(2)).refitBest();
    DataSet data =
        new DataSet(
            "toy", "Toy", ToyData.images(30, 8), Optional.of(ToyData.images(3, 8, 40)), List.of());

    assertThat(Workload.of(experiment.check(data)))
        .isEqualTo(
            new Workload(
                4,
                3 * 2 * 5,
                2 * 2 * 5 + 2 * 20 + 1,
                2 * 5 * (6 + 4) + 20 * (6 + 4) + 4,
                2 * 5 * (4 + 6 + 4 + 4) + 20 * (4 + 6 + 4) + 4));
  }

  private static Workload work(Experiment experiment) {
    return Workload.of(experiment.check(ToyData.set()));
  }
}
