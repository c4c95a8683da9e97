package io.github.foldwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.fixtures.RunBytes;
import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.run.engine.FakeTrainer;
import io.github.foldwise.run.engine.Toy;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listeners that may change a run's trainings, and those that may not. */
class ActingTest {
  private static final Experiment EXPERIMENT = Toy.experiment().withoutAblations();
  private static final RunListener ENDS_AFTER_ONE = onEpochEnd(EpochEnd::endTraining);

  @TempDir Path folder;

  @Test
  void an_acting_listener_ends_trainings_and_the_run_says_so() throws IOException {
    RunResult result = run(EXPERIMENT).acting("ends after 1 epoch", ENDS_AFTER_ONE).execute();

    assertThat(result.count(TrialStatus.DONE)).isEqualTo(3);
    for (TrialRow trial : result.trials()) {
      assertThat(result.epochs(trial)).extracting(EpochRow::epoch).containsExactly(1);
    }
    assertThat(Files.readString(folder.resolve("warnings.csv")))
        .contains(
            "acting listener,\"A listener of the program, 'ends after 1 epoch', may end trainings"
                + " and set learning rates; `journal.jsonl` holds what it did.\"");
    assertThat(Files.readString(folder.resolve("provenance.json")))
        .contains(
            "Run.of(experiment).acting(\\\"ends after 1 epoch\\\","
                + " listener).in(directory).execute()");
    assertThat(Files.readAllLines(folder.resolve("journal.jsonl")))
        .filteredOn(line -> line.contains("\"ListenerActed\""))
        .hasSize(3)
        .allMatch(line -> line.contains("\"act\":\"ended after epoch 1\""));
  }

  @Test
  void trials_are_reused_only_by_a_run_with_a_listener_of_the_same_name() {
    Path cache = folder.resolve("cache");
    run(EXPERIMENT).in(folder.resolve("plain")).cache(cache).execute();
    run(EXPERIMENT)
        .in(folder.resolve("acted"))
        .cache(cache)
        .acting("ends after 1 epoch", ENDS_AFTER_ONE)
        .execute();
    FakeTrainer again = FakeTrainer.sound();
    FakeTrainer other = FakeTrainer.sound();

    run(EXPERIMENT)
        .in(folder.resolve("again"))
        .cache(cache)
        .with(again)
        .acting("ends after 1 epoch", ENDS_AFTER_ONE)
        .execute();
    run(EXPERIMENT)
        .in(folder.resolve("other"))
        .cache(cache)
        .with(other)
        .acting("ends later", RunListener.NONE)
        .execute();

    assertThat(again.trained()).isZero();
    assertThat(other.trained()).isEqualTo(3);
    assertThatThrownBy(() -> run(EXPERIMENT).in(folder.resolve("acted")).execute())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(".acting(\"ends after 1 epoch\", listener)");
  }

  @Test
  void what_a_listener_did_in_shares_is_in_the_run_that_assembles_them() throws IOException {
    Run shared =
        run(EXPERIMENT).cache(folder.resolve("cache")).acting("ends after 1 epoch", ENDS_AFTER_ONE);
    shared.trainShard(1, 2);
    shared.trainShard(2, 2);
    FakeTrainer last = FakeTrainer.sound();
    Path assembled = folder.resolve("assembled");
    shared.in(assembled).with(last).execute();
    Path whole = folder.resolve("whole");
    run(EXPERIMENT).in(whole).acting("ends after 1 epoch", ENDS_AFTER_ONE).execute();

    assertThat(last.trained()).isZero();
    assertThat(RunBytes.of(assembled)).isEqualTo(RunBytes.of(whole));
    assertThat(acts(assembled)).hasSize(3).containsExactlyInAnyOrderElementsOf(acts(whole));
  }

  private static List<String> acts(Path directory) throws IOException {
    try (Stream<String> lines = Files.lines(directory.resolve("journal.jsonl"))) {
      return lines.filter(line -> line.contains("\"ListenerActed\"")).toList();
    }
  }

  @Test
  void an_interrupted_trial_begins_anew_if_a_listener_may_act() {
    List<Integer> begun = new ArrayList<>();
    Trainer watching =
        (task, from, listener) -> {
          begun.add(from.map(checkpoint -> checkpoint.epochs().size()).orElse(0));
          return FakeTrainer.sound().train(task, from, listener);
        };
    List<Integer> plain = resumed("plain", watching, begun, false);
    List<Integer> acted = resumed("acted", watching, begun, true);

    assertThat(plain).containsExactly(1, 0, 0);
    assertThat(acted).containsExactly(0, 0, 0);
  }

  /** After how many epochs each trial begins in a run that was stopped in its second epoch. */
  private List<Integer> resumed(String name, Trainer trainer, List<Integer> begun, boolean acts) {
    List<Integer> epochs = new ArrayList<>();
    RunListener stopping =
        new RunListener() {
          @Override
          public void epochEnded(String variant, int repeat, int fold, EpochEnd end) {
            epochs.add(end.result().epoch());
          }

          @Override
          public boolean stopRequested() {
            return epochs.size() == 1;
          }
        };
    Run run = Run.of(EXPERIMENT).in(folder.resolve(name)).jobs(1).with(trainer);
    Run given = acts ? run.acting("does nothing", RunListener.NONE) : run;
    assertThat(given.listener(stopping).execute().isStopped()).isTrue();
    begun.clear();
    assertThat(given.execute().isComplete()).isTrue();
    return List.copyOf(begun);
  }

  @Test
  void a_listener_that_only_watches_cannot_act() {
    RunListener setting = onEpochEnd(end -> end.setLearningRate(0.5));

    assertThatThrownBy(() -> run(EXPERIMENT).listener(ENDS_AFTER_ONE).execute())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(
            "a listener that only watches ends a training: give it with .acting(name, listener)");
    assertThatThrownBy(() -> run(EXPERIMENT).fresh().listener(setting).execute())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("a listener that only watches sets the learning rate");
  }

  @Test
  void a_trial_that_the_trainers_own_listener_changed_is_no_result() {
    RunResult result = Run.of(EXPERIMENT).in(folder).with(new ActingTrainer()).execute();

    assertThat(result.count(TrialStatus.FAILED)).isEqualTo(3);
    assertThat(result.trials().get(0).reason())
        .isEqualTo(
            "IllegalStateException: a listener of the trainer changed this trial, learning rate"
                + " 0.25 after epoch 1, and the run does not say so: give it to the run, with"
                + " .acting(name, listener)");
  }

  @Test
  void a_name_that_cannot_be_shown_is_refused() {
    assertThatThrownBy(() -> run(EXPERIMENT).acting("", RunListener.NONE).execute())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("name of an acting listener: expected");
  }

  @Test
  void without_one_the_run_directory_does_not_speak_of_listeners() throws IOException {
    RunResult result = run(EXPERIMENT).execute();

    assertThat(result.warnings()).extracting(w -> w.kind()).doesNotContain("acting listener");
    assertThat(Files.readString(folder.resolve("journal.jsonl"))).doesNotContain("Listener");
  }

  private static RunListener onEpochEnd(Consumer<EpochEnd> act) {
    return new RunListener() {
      @Override
      public void epochEnded(String variant, int repeat, int fold, EpochEnd end) {
        act.accept(end);
      }
    };
  }

  private Run run(Experiment experiment) {
    return Run.of(experiment).in(folder).jobs(1).with(FakeTrainer.sound());
  }

  /** A user's trainer that sets the learning rate behind the back of the run. */
  private static final class ActingTrainer implements Trainer {
    @Override
    public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
      TrialListener acting =
          new TrialListener() {
            @Override
            public void epochEnded(EpochEnd end) {
              if (end.result().epoch() == 1) {
                end.setLearningRate(0.25);
              }
            }
          };
      return FakeTrainer.sound().train(task, from, TrialListener.all(acting, listener));
    }
  }
}
