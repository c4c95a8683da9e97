package io.github.foldwise.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.runtime.TensorFlowTrainer;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.split.Folds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose folds validate some rows several times, and others never. */
class OverlappingFoldsTest {
  @TempDir Path folder;

  /**
   * scikit-learn's {@code ShuffleSplit(4, test_size=0.3, random_state=1)} of ten rows validates 2 6
   * 9, 3 5 9, 3 5 8 and 2 3 4: twelve predictions of seven rows.
   */
  @Test
  void a_row_that_shuffle_splits_predict_again_is_counted_once() throws IOException {
    RunRecords records = run(Folds.shuffleSplit(4).validation(0.3).shuffled(1));

    assertThat(records.provenance().validatedRows()).isEqualTo(7);
    assertThat(records.validatedRows()).isEqualTo(7);
    assertThat(Files.readString(folder.resolve("report.md")))
        .contains("On 12 predictions of 7 different validation rows the predicted class has")
        .contains("are Wilson's 95 % intervals of the accuracy, over rows, not over their repeats.")
        .contains(" The 7 different rows count once for each trial that predicted them.\n");
  }

  @Test
  void repeated_folds_predict_each_row_again() throws IOException {
    RunRecords records = run(Folds.repeatedKFold(5, 2).shuffled(1));

    assertThat(records.validatedRows()).isEqualTo(10);
    assertThat(Files.readString(folder.resolve("report.md")))
        .contains("On 20 predictions of 10 different validation rows the predicted class has")
        .contains(" The 10 different rows count once for each trial that predicted them.\n");
    assertThat(Files.readString(folder.resolve("provenance.json")))
        .doesNotContain("validated_rows");
  }

  private RunRecords run(Folds rule) {
    new Runner(new TensorFlowTrainer(Device.CPU, 1), ProgressListener.NONE, () -> false)
        .run(Toy.request(Toy.experiment().folds(p -> rule), folder));
    return RunDirectory.at(folder).read();
  }
}
