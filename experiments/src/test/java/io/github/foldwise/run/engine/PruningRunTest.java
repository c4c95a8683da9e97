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
