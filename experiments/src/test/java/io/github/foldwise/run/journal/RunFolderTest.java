package io.github.foldwise.run.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.reports.ReportWriter;
import io.github.foldwise.run.disk.FaultyDisk;
import io.github.foldwise.run.disk.ReadOnlyDisk;
import io.github.foldwise.run.engine.FakeTrainer;
import io.github.foldwise.run.engine.ProgressListener;
import io.github.foldwise.run.engine.RunSummary;
import io.github.foldwise.run.engine.Runner;
import io.github.foldwise.run.engine.Toy;
import io.github.foldwise.run.plan.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path parent;
  private Path folder;

  @BeforeEach
  void name_the_folder() {
    folder = parent.resolve("run");
  }

  @Test
  void folders_above_the_run_directory_are_made() {
    folder = parent.resolve("a/b/run");

    assertThat(Toy.run(FakeTrainer.sound(), Toy.request(folder)).done()).isEqualTo(9);
  }

  @Test
  void a_link_to_a_folder_is_a_folder() throws IOException {
    Path real = Files.createDirectory(parent.resolve("real"));
    Files.createSymbolicLink(folder, real);

    Toy.run(FakeTrainer.sound(), Toy.request(folder));

    assertThat(real.resolve("trials.csv")).exists();
  }

  @Test
  void a_file_in_the_way_is_refused_before_training() throws IOException {
    Files.writeString(folder, "mine", UTF_8);

    assertRefused(
        folder
            + ": expected a folder that can be made and written, found"
            + " a file in the place of a folder: "
            + folder
            + ".\n  Make it writable and see that the disk has room, or choose another folder"
            + " (--out or .in(…)).");
    assertThat(folder).hasContent("mine");
  }

  @Test
  void a_folder_that_cannot_be_written_is_refused_before_training() throws IOException {
    Files.createDirectory(folder);
    assumeThat(folder.toFile().setWritable(false)).isTrue();
    assumeThat(Files.isWritable(folder)).as("root may write anywhere").isFalse();

    assertRefused(
        folder
            + ": expected a folder that can be made and written, found no right to write: "
            + folder.resolve("journal.jsonl")
            + ".\n  Make it writable and see that the disk has room, or choose another folder"
            + " (--out or .in(…)).");
  }

  @Test
  void a_read_only_disk_is_refused_before_training() throws IOException {
    try (FaultyDisk disk = FaultyDisk.with(new ReadOnlyDisk())) {
      folder = disk.at(folder);

      assertRefused(
          folder
              + ": expected a folder that can be made and written, found Read-only file system: "
              + folder
              + ".\n"
              + "  Make it writable and see that the disk has room, or choose another folder"
              + " (--out or .in(…)).");
    }
  }

  @Test
  void a_folder_in_the_place_of_a_table_is_refused_before_training() throws IOException {
    Files.createDirectories(folder.resolve("provenance.json"));

    assertThatThrownBy(() -> Toy.run(FakeTrainer.sound(), Toy.request(folder)))
        .isInstanceOf(RefusedException.class);
    assertThat(names(folder)).containsExactly("provenance.json");
  }

  @Test
  void a_run_of_another_specification_is_refused_and_left_as_it_is() throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(Toy.experiment().seed(8), folder));
    List<String> before = contents(folder);

    assertRefused(
        folder
            + ": expected an empty folder or a run of the same specification, found a run of"
            + " another one: seed 8 (here 7).\n"
            + "  Delete that run's files (--fresh or .fresh()), or choose"
            + " another folder (--out or .in(…)).");
    assertThat(contents(folder)).isEqualTo(before);
  }

  @Test
  void a_run_of_another_experiment_is_refused_though_its_command_is_the_same() {
    Toy.run(FakeTrainer.sound(), Toy.request(Toy.experiment("other"), folder));

    assertRefused(
        folder
            + ": expected an empty folder or a run of the same specification, found a run of"
            + " another one: experiment other (here toy).\n"
            + "  Delete that run's files (--fresh or .fresh()), or choose"
            + " another folder (--out or .in(…)).");
  }

  @Test
  void a_run_of_another_command_is_refused() {
    Toy.run(FakeTrainer.sound(), Toy.withCommand(Toy.request(folder), "run toy --set dropout=0.4"));

    assertRefused(
        folder
            + ": expected an empty folder or a run of the same specification, found a run of"
            + " another one: 'run toy --set dropout=0.4' (here 'run toy').\n"
            + "  Delete that run's files (--fresh or .fresh()), or choose"
            + " another folder (--out or .in(…)).");
  }

  @Test
  void a_journal_of_another_seed_is_refused_though_the_provenance_is_gone() throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(Toy.experiment().seed(8), folder));
    Files.delete(folder.resolve("provenance.json"));

    assertRefused(
        folder
            + ": expected an empty folder or a run of the same specification, found a run of"
            + " another one: another command, other data or another engine in its"
            + " journal.\n"
            + "  Delete that run's files (--fresh or .fresh()), or choose"
            + " another folder (--out or .in(…)).");
  }

  @Test
  void files_of_a_runs_names_that_no_run_wrote_are_left_alone() throws IOException {
    Files.createDirectories(folder.resolve("plots"));
    Files.writeString(folder.resolve("trials.csv"), "my,own\n", UTF_8);

    assertRefused(
        folder
            + ": expected a run directory, or a folder without files of a run's names, found no"
            + " provenance.json of a run, but trials.csv, plots.\n"
            + "  Move these away, or choose another folder (--out or .in(…)).");
    assertThat(names(folder)).containsExactly("plots", "trials.csv");
    assertThat(folder.resolve("trials.csv")).hasContent("my,own");
  }

  @Test
  void fresh_deletes_nothing_where_there_is_no_provenance_of_ours() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("provenance.json"), "{\"made by\": \"hand\"}", UTF_8);
    Files.writeString(folder.resolve("trials.csv"), "my,own\n", UTF_8);
    List<String> before = contents(folder);

    assertThatThrownBy(() -> Toy.run(FakeTrainer.sound(), Toy.fresh(Toy.request(folder))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("no provenance.json of a run, but trials.csv, provenance.json");
    assertThat(contents(folder)).isEqualTo(before);
  }

  @Test
  void files_of_other_names_do_not_hinder_a_run() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("notes.txt"), "mine", UTF_8);

    Toy.run(FakeTrainer.sound(), Toy.request(folder));

    assertThat(folder.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void fresh_deletes_what_foldwise_wrote_and_nothing_else() throws IOException {
    RunRequest earlier = Toy.request(Toy.experiment().seed(8), folder);
    new Runner(FakeTrainer.sound(), ProgressListener.NONE, () -> false).run(earlier);
    assertThat(folder.resolve("plots/effects-dropout.png")).exists();
    Files.writeString(folder.resolve("notes.txt"), "mine", UTF_8);
    Files.writeString(folder.resolve("plots/mine.png"), "mine", UTF_8);
    FakeTrainer trainer = FakeTrainer.sound();

    Toy.run(trainer, Toy.fresh(Toy.request(folder)));

    assertThat(trainer.trained()).isEqualTo(9);
    assertThat(names(folder))
        .containsExactly(
            "confusion.csv",
            "epochs.csv",
            "journal.jsonl",
            "model.csv",
            "notes.txt",
            "plots",
            "provenance.json",
            "samples.csv",
            "summary.csv",
            "timings.csv",
            "trials.csv",
            "warnings.csv"); // the new run's own
    assertThat(names(folder.resolve("plots"))).containsExactly("mine.png");
  }

  @Test
  void fresh_leaves_no_folder_of_plots_where_all_were_ours() throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(folder));
    ReportWriter.write(folder);

    Toy.run(FakeTrainer.sound(), Toy.fresh(Toy.request(folder)));

    assertThat(names(folder)).doesNotContain("plots", "report.md");
  }

  @Test
  void a_second_run_in_the_same_folder_is_refused_while_the_first_goes_on() {
    List<Throwable> second = new ArrayList<>();
    FakeTrainer first = FakeTrainer.before(task -> second.add(runBesides()));

    RunSummary summary = Toy.run(first, Toy.request(Toy.experiment().withoutAblations(), folder));

    assertThat(summary.done()).isEqualTo(3);
    assertThat(second)
        .hasSize(3)
        .allSatisfy(
            thrown ->
                assertThat(thrown)
                    .isInstanceOf(RefusedException.class)
                    .hasMessage(
                        folder
                            + ": expected a run directory that no other run is using, found one"
                            + " that a run in progress has locked.\n"
                            + "  Wait until that run has ended, or choose another folder"
                            + " (--out or .in(…))."));
  }

  private Throwable runBesides() {
    return catchThrowable(
        () ->
            Toy.run(
                FakeTrainer.sound(),
                Toy.fresh(Toy.request(Toy.experiment().withoutAblations(), folder))));
  }

  private void assertRefused(String message) {
    FakeTrainer trainer = FakeTrainer.sound();
    assertThatThrownBy(() -> Toy.run(trainer, Toy.request(folder)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
    assertThat(trainer.trained()).isZero();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> contents(Path folder) throws IOException {
    List<String> contents = new ArrayList<>();
    for (String name : names(folder)) {
      contents.add(name + "\n" + Files.readString(folder.resolve(name), UTF_8));
    }
    return contents;
  }
}
