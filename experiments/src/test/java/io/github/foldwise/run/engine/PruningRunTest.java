package io.github.foldwise.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Pruning;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.sweep.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningRunTest {
  private static final Experiment EXPERIMENT =
      Toy.experiment()
          .ablate("more", Variant.of(Toy.DROPOUT.to(0.3)), Variant.of(Toy.DROPOUT.to(0.4)))
          .prune(Pruning.successiveHalving());

  @TempDir Path folder;

  @Test
  void what_is_given_up_is_not_trained_and_named_in_the_table() {
    FakeTrainer trainer = FakeTrainer.sound();

    RunSummary summary = Toy.run(trainer, Toy.request(EXPERIMENT, folder));

    // 5 variants × 3 folds; of 4 candidates 2 are left after fold 1, and 1 of them after fold 2
    assertThat(trainer.trained()).isEqualTo(5 + 3 + 2);
    assertThat(summary.pruned()).isEqualTo(5);
    List<TrialRow> rows = RunDirectory.at(folder).read().trials();
    assertThat(rows).hasSize(15);
    assertThat(rows)
        .filteredOn(row -> row.status() == TrialStatus.PRUNED)
        .allSatisfy(
            row -> {
              assertThat(row.epochs()).isZero();
              assertThat(row.accuracy()).isEmpty();
              assertThat(row.reason()).startsWith("mean accuracy ").contains("not among the best");
            });
  }

  // An epoch of the folds trains 6, 7 and 7 rows, a trial has 2 epochs, and the fake trainer has no
  // costs: a row is one operation.
  @Test
  void pruned_trials_leave_the_total() {
    List<Progress> heard = Heard.progressOf(FakeTrainer.sound(), Toy.request(EXPERIMENT, folder));

    assertThat(heard.get(0)).isEqualTo(new Progress(15, 0, 0, 5 * 2 * 20));
    assertThat(heard.get(heard.size() - 1))
        .isEqualTo(new Progress(10, 10, 2 * (5 * 6 + 3 * 7 + 2 * 7), 0));
    assertThat(heard).allMatch(now -> now.ended() <= now.trials());
  }

  @Test
  void jobs_and_stops_decide_no_byte() throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(EXPERIMENT, folder.resolve("whole")));
    for (int stopAfter = 0; stopAfter < 10; stopAfter++) {
      AtomicInteger ended = new AtomicInteger();
      int most = stopAfter;
      ProgressListener counting =
          new ProgressListener() {
            @Override
            public void trialFinished(TrialRow row) {
              ended.incrementAndGet();
            }
          };
      RunRequest request = Toy.request(EXPERIMENT, folder.resolve("stopped" + stopAfter));
      Toy.run(FakeTrainer.sound(), counting, () -> ended.get() >= most, Toy.withJobs(request, 3));
      Toy.run(FakeTrainer.sound(), Toy.withJobs(request, 2));

      assertThat(trials("stopped" + stopAfter)).isEqualTo(trials("whole"));
    }
  }

  private String trials(String run) throws IOException {
    return Files.readString(folder.resolve(run).resolve("trials.csv"), StandardCharsets.UTF_8);
  }
}
