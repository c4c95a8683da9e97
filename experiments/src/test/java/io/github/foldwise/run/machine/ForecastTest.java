package io.github.foldwise.run.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Pruning;
import io.github.foldwise.model.Layers;
import io.github.foldwise.run.engine.Toy;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrainerLostException;
import io.github.foldwise.trial.TrialCosts;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The toy has folds of 6, 7 and 7 training rows and 4, 3 and 3 validation rows; it trains 2 epochs
 * of 3 variants of one kind on each.
 */
class ForecastTest {
  private static final Param<Integer> EPOCHS = Param.of("epochs", 2);
  private static final Param<Integer> FILTERS = Param.of("filters", 2);
  private static final Offset<Double> CLOSE = within(1e-6);
  private static final TrialCosts COSTS = new FakeCosts();

  private final SlowTrainer trainer = new SlowTrainer(3, 0.1, 0.01);

  @Test
  void the_speed_is_that_of_all_epochs_but_the_first_and_the_rest_is_the_start() {
    CheckedExperiment toy = Toy.experiment().check(Toy.DATA);

    Speed speed = calibrated(toy).of(toy.baseline()).orElseThrow();

    assertThat(speed.startSeconds()).isCloseTo(3, CLOSE);
    assertThat(speed.restartSeconds()).isCloseTo(0.3, CLOSE);
    assertThat(speed.secondsPerRow()).isCloseTo(0.1, CLOSE);
    assertThat(speed.secondsPerEvaluatedRow()).isCloseTo(0.01, CLOSE);
  }

  @Test
  void variants_of_one_kind_are_measured_by_two_trainings_after_one_that_loads_the_engine() {
    calibrated(Toy.experiment().check(Toy.DATA));

    assertThat(trainer.trainings()).isEqualTo(3);
  }

  /** Fold 1 takes 3 + 2 · (6 · 0.1 + 4 · 0.01) = 4.28; the others restart: 0.3 + 1.46 = 1.76. */
  @Test
  void one_job_starts_once_for_each_variant() {
    CheckedExperiment toy = Toy.experiment().check(Toy.DATA);

    assertThat(timetable(toy, 1).seconds()).isCloseTo(3 * (4.28 + 2 * 1.76), CLOSE);
  }

  /** Of each variant, folds 1 and 2 start: the jobs end at 4.28 and 4.46, 6.04 and 8.74, 10.5. */
  @Test
  void of_two_jobs_the_first_that_is_free_takes_the_next_trial() {
    CheckedExperiment toy = Toy.experiment().check(Toy.DATA);

    assertThat(timetable(toy, 2).seconds()).isCloseTo(10.5 + 4.28 + 1.76, CLOSE);
  }

  /** Two jobs start a variant twice: 4.28, 4.46, and a restart of 1.76. */
  @Test
  void a_variant_takes_a_start_in_each_job() {
    CheckedExperiment toy = Toy.experiment().check(Toy.DATA);

    assertThat(timetable(toy, 2).seconds(toy.baseline()).orElseThrow())
        .isCloseTo(4.28 + 4.46 + 1.76, CLOSE);
  }

  /** A round trains one fold of each variant, so all trials start. */
  @Test
  void a_run_that_prunes_starts_every_trial() {
    CheckedExperiment toy = Toy.experiment().prune(Pruning.median(1)).check(Toy.DATA);

    assertThat(timetable(toy, 1).seconds()).isCloseTo(3 * (4.28 + 2 * 4.46), CLOSE);
    assertThat(timetable(toy, 1).seconds(toy.baseline()).orElseThrow())
        .isCloseTo(4.28 + 2 * 4.46, CLOSE);
  }

  /** The third training is the one that restarts. */
  @Test
  void if_the_second_training_of_a_model_fails_its_restart_takes_as_long_as_its_start() {
    CheckedExperiment toy = Toy.experiment().check(Toy.DATA);
    AtomicInteger trainings = new AtomicInteger();
    Trainer failing =
        (task, from, listener) -> {
          if (trainings.incrementAndGet() == 3) {
            throw new IllegalStateException("no kernel");
          }
          return trainer.train(task, from, listener);
        };

    Speed speed = calibrated(toy, failing, Long.MAX_VALUE).of(toy.baseline()).orElseThrow();

    assertThat(trainings).hasValue(3);
    assertThat(speed.restartSeconds()).isEqualTo(speed.startSeconds()).isCloseTo(3, CLOSE);
  }

  @Test
  void a_restart_takes_no_longer_than_the_start() {
    assertThat(new Speed(3, 0.1, 0.01).restarting(4)).isEqualTo(new Speed(3, 3, 0.1, 0.01));
  }

  /** The six test images are evaluated after each epoch, too. */
  @Test
  void looks_at_the_test_set_take_time() {
    CheckedExperiment toy = Toy.experiment().testEachTrial().check(Toy.DATA);

    assertThat(timetable(toy, 1).seconds())
        .isCloseTo(3 * (4.28 + 2 * 1.76) + 9 * 2 * 6 * 0.01, CLOSE);
  }

  /** The longest gives the figures of the shorter ones: three folds of 4 epochs. */
  @Test
  void an_epoch_sweep_takes_the_time_of_its_longest() {
    CheckedExperiment sweep =
        Toy.experiment()
            .withoutAblations()
            .training(p -> Toy.training().epochs(p.get(EPOCHS)))
            .ablate(EPOCHS, 1, 2, 4)
            .check(Toy.DATA);
    Timetable timetable = timetable(sweep, 1);

    assertThat(timetable.seconds()).isCloseTo(3 + 2 * 0.3 + 4 * (20 * 0.1 + 10 * 0.01), CLOSE);
    assertThat(timetable.seconds(sweep.baseline())).hasValue(0.0);
    assertThat(timetable.seconds(sweep.variants().get(2)).orElseThrow())
        .isCloseTo(timetable.seconds(), CLOSE);
  }

  /** What the memory is not there for is as slow as its operations are more. */
  @Test
  void what_cannot_be_tried_is_scaled_by_its_operations() {
    CheckedExperiment sweep =
        Toy.experiment()
            .withoutAblations()
            .model(p -> Layers.conv(p.get(FILTERS), 3).relu().globalAvgPool().classify(3))
            .ablate(FILTERS, 20_000)
            .check(Toy.DATA);
    CheckedVariant large = sweep.variants().get(1);
    double factor =
        (double) COSTS.ofExample(large.model()).trainingOperations()
            / COSTS.ofExample(sweep.baseline().model()).trainingOperations();

    SpeedMeasurement calibration = calibrated(sweep, trainer, large.memoryBytes(COSTS) - 1);

    assertThat(trainer.trainings()).isEqualTo(3);
    assertThat(calibration.of(large).orElseThrow().secondsPerRow())
        .isCloseTo(0.1 * factor, within(1e-3 * factor));
  }

  @Test
  void where_nothing_can_be_tried_no_speed_is_known() {
    CheckedExperiment toy = Toy.experiment().check(Toy.DATA);

    assertThat(calibrated(toy, trainer, 0).isEmpty()).isTrue();
    assertThat(trainer.trainings()).isZero();
    assertThat(
            Forecast.of(toy, 1, COSTS)
                .timetable(calibrated(toy, trainer, 0))
                .seconds(toy.baseline()))
        .isEmpty();
  }

  @Test
  void a_trainer_that_can_train_nothing_is_refused_with_its_reason() {
    CheckedExperiment toy = Toy.experiment().check(Toy.DATA);
    RefusedException reason =
        new RefusedException(Problem.of("executors", "some", "none", "Start some."));
    Trainer lost =
        (task, from, listener) -> {
          throw new TrainerLostException(reason);
        };

    assertThatThrownBy(() -> calibrated(toy, lost, Long.MAX_VALUE)).isSameAs(reason);
  }

  @Test
  void a_variant_that_fails_leaves_its_speed_open() {
    CheckedExperiment toy = Toy.experiment().check(Toy.DATA);
    Trainer failing =
        (task, from, listener) -> {
          throw new IllegalStateException("no kernel");
        };

    assertThat(calibrated(toy, failing, Long.MAX_VALUE).of(toy.baseline())).isEmpty();
  }

  /** The time allows one training step of 6 rows; evaluation gets a third of that. */
  @Test
  void a_training_that_ends_no_epoch_is_measured_by_its_steps() {
    CheckedExperiment toy =
        Toy.experiment().withoutAblations().training(p -> Toy.training().batch(2)).check(Toy.DATA);
    SlowTrainer slow = new SlowTrainer(3, 10, 1);

    Speed speed =
        SpeedMeasurement.of(toy, slow, 1, () -> false, slow::nanoTime, Long.MAX_VALUE)
            .of(toy.baseline())
            .orElseThrow();

    assertThat(speed.startSeconds()).isCloseTo(3 + 20, CLOSE);
    assertThat(speed.secondsPerRow()).isCloseTo(10, CLOSE);
    assertThat(speed.secondsPerEvaluatedRow()).isCloseTo(10.0 / 3, CLOSE);
  }

  @Test
  void memory_is_that_of_libraries_heap_and_the_largest_trials() {
    Experiment declared =
        Toy.experiment()
            .withoutAblations()
            .model(p -> Layers.conv(p.get(FILTERS), 3).relu().flatten().classify(3))
            .ablate(FILTERS, 200);
    CheckedExperiment sweep = declared.check(Toy.DATA);
    long large = sweep.variants().get(1).memoryBytes(COSTS);
    long small = sweep.baseline().memoryBytes(COSTS);
    long heap = 400L << 20;
    long alone = Forecast.of(sweep, 1, COSTS).memoryBytes(heap) - large;

    assertThat(alone).isBetween(heap + (200L << 20), heap + (400L << 20));
    assertThat(Forecast.of(sweep, 4, COSTS).memoryBytes(heap)).isEqualTo(alone + 3 * large + small);
  }

  private Timetable timetable(CheckedExperiment experiment, int jobs) {
    return Forecast.of(experiment, jobs, COSTS).timetable(calibrated(experiment));
  }

  private SpeedMeasurement calibrated(CheckedExperiment experiment) {
    return calibrated(experiment, trainer, Long.MAX_VALUE);
  }

  private SpeedMeasurement calibrated(CheckedExperiment experiment, Trainer by, long freeBytes) {
    return SpeedMeasurement.of(experiment, by, 1, () -> false, trainer::nanoTime, freeBytes);
  }
}
