package io.github.foldwise.run.engine;

import static io.github.foldwise.model.Layers.flatten;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.reports.records.ConfusionRow;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.sweep.Param;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose data names other classes than its rows have, or its models tell apart. */
class ClassesTest {
  private static final Param<Integer> CLASSES = Param.of("classes", 3);
  private static final Experiment EXPERIMENT =
      Toy.experiment().model(p -> flatten().dropout(p.get(Toy.DROPOUT)).classify(p.get(CLASSES)));

  @TempDir Path folder;

  @Test
  void more_names_than_a_model_has_classes_are_reported_with_the_class_that_has_no_rows()
      throws IOException {
    RunRecords records = run(EXPERIMENT, "ant", "bee", "cat", "dog");

    assertThat(records.provenance().data().classes()).hasSize(4);
    assertThat(cells(records, "baseline")).isEqualTo(16);
    assertThat(Files.readString(folder.resolve("report.md")))
        .contains("| dog | – | – | – | 0 |")
        .contains("Without rows here: dog. The averages are over")
        .contains("No training row is of class 3 (dog).");
  }

  @Test
  void variants_may_tell_more_classes_apart_than_the_baseline() throws IOException {
    RunRecords records = run(EXPERIMENT.ablate(CLASSES, 5));

    assertThat(cells(records, "baseline")).isEqualTo(25);
    assertThat(cells(records, "classes=5")).isEqualTo(25);
  }

  private static long cells(RunRecords records, String variant) {
    return records.confusion().stream()
        .filter(row -> row.variant().equals(variant) && row.fold() == 1)
        .map(ConfusionRow::set)
        .filter("validation"::equals)
        .count();
  }

  private RunRecords run(Experiment experiment, String... names) {
    DataSet data = new DataSet("toy", "Toy", Toy.images(10), Optional.empty(), List.of(names));
    new Runner(FakeTrainer.sound(), ProgressListener.NONE, () -> false)
        .run(Toy.request(experiment, data, folder));
    return RunDirectory.at(folder).read();
  }
}
