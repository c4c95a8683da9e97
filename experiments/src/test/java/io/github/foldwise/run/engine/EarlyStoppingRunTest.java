package io.github.foldwise.run.engine;

import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.runtime.TensorFlowTrainer;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.training.Monitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that end before their last epoch and keep a share of their rows to validate on. */
class EarlyStoppingRunTest {
  private static final Param<Integer> PATIENCE = Param.of("patience", 1);

  @TempDir Path folder;

  @Test
  void the_tables_and_the_report_hold_the_epochs_and_rows_that_were_trained() throws IOException {
    Experiment experiment =
        Toy.experiment()
            .training(
                p ->
                    adam(1e-3)
                        .epochs(6)
                        .batch(4)
                        .validateOnLastOfEachClass(0.3)
                        .earlyStopping( // no loss falls by a million: only patience decides
                            e ->
                                e.monitor(Monitor.LOSS)
                                    .minDelta(1e6)
                                    .patience(p.get(PATIENCE))
                                    .restoreBest()))
            .ablate(PATIENCE, 3);
    new Runner(new TensorFlowTrainer(Device.CPU, 1), ProgressListener.NONE, () -> false)
        .run(Toy.request(experiment, folder));

    RunRecords records = RunDirectory.at(folder).read();
    List<TrialRow> trials = records.trials();
    assertThat(trials).filteredOn(t -> t.variant().equals("baseline")).hasSize(3);
    assertThat(trials)
        .allSatisfy(
            trial -> {
              boolean patient = trial.variant().equals("patience=3");
              assertThat(trial.epochs()).isEqualTo(patient ? 4 : 2);
              assertThat(trial.trainRows()).isEqualTo(4); // ⌊6 · 0.7⌋ and ⌊7 · 0.7⌋
              assertThat(trial.accuracy()).isPresent();
            });
    assertThat(records.epochs())
        .filteredOn(row -> row.variant().equals("patience=3"))
        .extracting(EpochRow::epoch)
        .containsExactly(1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4);
    assertThat(records.epochs()).allMatch(row -> row.steps() == 1);
    assertThat(Files.readString(folder.resolve("report.md"))).contains("patience=3");
  }
}
