package io.github.foldwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.run.engine.FakeTrainer;
import io.github.foldwise.run.engine.Toy;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.Cluster;
import io.github.foldwise.trial.ModelCost;
import io.github.foldwise.trial.TrialCosts;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose trials are trained on other machines. */
class ClusterRunTest {
  @TempDir Path folder;

  @Test
  void a_cluster_says_device_version_threads_and_number_of_jobs() throws Exception {
    Elsewhere three = new Elsewhere(FakeTrainer.before(together(3)), OptionalInt.of(3), 4);

    RunResult result = Run.of(Toy.experiment()).in(folder).with(three).execute();

    assertThat(result.isComplete()).isTrue();
    assertThat(Files.readString(folder.resolve("provenance.json")))
        .contains("\"device\": \"cpu\"", "\"tensorflow\": \"9.9.9\"", "\"threads\": 4");
  }

  @Test
  void memory_of_this_machine_holds_no_trial_of_a_cluster_back() {
    Elsewhere nine = new Elsewhere(FakeTrainer.before(together(9)), OptionalInt.of(9), 1);

    RunResult result = Run.of(Toy.experiment()).in(folder).with(nine).execute();

    assertThat(result.trials()).allMatch(trial -> trial.isDone());
  }

  @Test
  void a_cluster_of_unknown_size_or_with_other_threads_is_refused() {
    Elsewhere unknown = new Elsewhere(FakeTrainer.sound(), OptionalInt.empty(), 4);

    assertThatThrownBy(() -> Run.of(Toy.experiment()).in(folder).with(unknown).threads(2).execute())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            jobs: expected the number of trials that the cluster trains at once, found none.
              Write .jobs(n), where n is the number of cores of all its executors.
            threads: expected 4, as the trainer has, found 2.
              Leave out .threads(…), or give the trainer as many.\
            """);
  }

  @Test
  void shares_are_trained_into_a_cache_and_assembled() {
    Run run =
        Run.of(Toy.experiment())
            .cache(folder.resolve("cache"))
            .with(new Elsewhere(FakeTrainer.sound(), OptionalInt.of(1), 1));

    ShardResult first = run.trainShard(1, 2);
    ShardResult second = run.trainShard(2, 2);
    FakeTrainer last = FakeTrainer.sound();
    RunResult result =
        run.with(new Elsewhere(last, OptionalInt.of(1), 1)).in(folder.resolve("run")).execute();

    assertThat(first).hasToString("shard 1/2: 5 of 5 trials in the cache");
    assertThat(second).hasToString("shard 2/2: 4 of 4 trials in the cache");
    assertThat(second.isComplete()).isTrue();
    assertThat(second.wrong()).isEmpty();
    assertThat(second.waiting()).isZero();
    assertThat(result.isComplete()).isTrue();
    assertThat(last.trained()).isZero();
  }

  @Test
  void a_share_needs_a_cache_and_no_folder() {
    assertThatThrownBy(() -> Run.of(Toy.experiment()).jobs(0).trainShard(1, 2))
        .hasMessage(
            """
            cache: expected a folder that all shares use, found none.
              Add .cache(Path.of("shared/cache")) to the run.
            jobs: expected at least 1, found 0.
              Write .jobs(1), or leave it out.\
            """);
  }

  @Test
  void a_share_has_no_directory_to_begin_anew() {
    Run run = Run.of(Toy.experiment()).cache(folder).fresh();

    assertThatThrownBy(() -> run.trainShard(1, 2))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            fresh: expected a run directory, which a shard has not, found shard 1/2.
              Leave out .fresh(); to train all again, name another cache.\
            """);
  }

  /** Lets a trial begin only beside so many others. */
  private static Consumer<TrialTask> together(int trials) {
    CyclicBarrier barrier = new CyclicBarrier(trials);
    return task -> {
      try {
        barrier.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /** Other machines, whose trials need more memory than any machine has. */
  private record Elsewhere(FakeTrainer trainer, OptionalInt slots, int threads) implements Cluster {
    @Override
    public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
      return trainer.train(task, from, listener);
    }

    @Override
    public TrialCosts costs() {
      return new TrialCosts() {
        @Override
        public ModelCost ofExample(CheckedModel model) {
          return new ModelCost(1, 1, 1, 1);
        }

        @Override
        public long memoryBytes(CheckedModel model, Training training, int rows, int evaluated) {
          return Long.MAX_VALUE;
        }
      };
    }

    @Override
    public String kernels() {
      return "some that round otherwise";
    }

    @Override
    public String device() {
      return "cpu";
    }

    @Override
    public String version() {
      return "9.9.9";
    }

    @Override
    public void close() {}
  }
}
