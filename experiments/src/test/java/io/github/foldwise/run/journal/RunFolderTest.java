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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
  private static final String OWN_FOLDER =
      "  Give this run a folder of its own, such as %s-2 (--out or .in(…)), or delete the other"
          + " run's files (--fresh or .fresh()).";

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
            + ": expected a folder that can be made and written, found a file in the place of a"
            + " folder.\n"
            + "  Make it writable and see that the disk has room, or choose another folder (--out"
            + " or .in(…)).");
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
              + ": expected a folder that can be made and written, found Read-only file system.\n"
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
            + OWN_FOLDER.formatted(folder));
    assertThat(contents(folder)).isEqualTo(before);
  }

  @Test
  void a_run_of_another_experiment_is_refused_though_its_command_is_the_same() {
    Toy.run(FakeTrainer.sound(), Toy.request(Toy.experiment("other"), folder));

    assertRefused(
        folder
            + ": expected an empty folder or a run of the same specification, found a run of"
            + " another one: experiment other (here toy).\n"
            + OWN_FOLDER.formatted(folder));
  }

  @Test
  void a_run_of_another_command_is_refused() {
    Toy.run(FakeTrainer.sound(), Toy.withCommand(Toy.request(folder), "run toy --set dropout=0.4"));

    assertRefused(
        folder
            + ": expected an empty folder or a run of the same specification, found a run of"
            + " another one: 'run toy --set dropout=0.4' (here 'run toy').\n"
            + OWN_FOLDER.formatted(folder));
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
            + OWN_FOLDER.formatted(folder));
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
    Files.writeString(folder.resolve("notes.md"), "![mine](plots/shown.png)", UTF_8);
    Files.writeString(folder.resolve("plots/mine.png"), "mine", UTF_8);
    Files.writeString(folder.resolve("plots/shown.png"), "mine", UTF_8);
    ReportWriter.write(folder);
    assertThat(folder.resolve("report.md")).content().contains("(plots/shown.png)");
    FakeTrainer trainer = FakeTrainer.sound();

    Toy.run(trainer, Toy.fresh(Toy.request(folder)));

    assertThat(trainer.trained()).isEqualTo(9);
    assertThat(names(folder))
        .containsExactly(
            "confusion.csv",
            "epochs.csv",
            "journal.jsonl",
            "model.csv",
            "notes.md",
            "plots",
            "predictions.csv",
            "provenance.json",
            "samples.csv",
            "settings.csv",
            "summary.csv",
            "timings.csv",
            "trials.csv",
            "warnings.csv"); // the new run's own
    assertThat(names(folder.resolve("plots"))).containsExactly("mine.png", "shown.png");
  }

  @Test
  void fresh_leaves_no_folder_of_plots_where_all_were_ours() throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(folder));
    ReportWriter.write(folder);

    Toy.run(FakeTrainer.sound(), Toy.fresh(Toy.request(folder)));

    assertThat(names(folder)).doesNotContain("plots", "report.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null"})
  void fresh_trains_anew_though_the_provenance_is_damaged(String damaged) throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(folder));
    Files.writeString(folder.resolve("provenance.json"), damaged, UTF_8);

    assertThat(trainedFresh()).isEqualTo(9);
  }

  @Test
  void fresh_trains_anew_though_the_provenance_is_gone() throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(folder));
    Files.delete(folder.resolve("provenance.json"));

    assertThat(trainedFresh()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mine", "mine\n", "{\"event\":\"mine\"}\nmine", "a\rb\r", "{\"event\":\""})
  void a_journal_that_no_run_wrote_is_left_alone(String mine) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("journal.jsonl"), mine, UTF_8);
    List<String> before = contents(folder);
    String file = folder.resolve("journal.jsonl").toString();

    for (RunRequest request : List.of(Toy.request(folder), Toy.fresh(Toy.request(folder)))) {
      assertThatThrownBy(() -> Toy.run(FakeTrainer.sound(), request))
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith(file + ": expected events as a run of this version writes them,")
          .hasMessageEndingWith(
              "\n  Move this file away, or choose another folder (--out or .in(…)).");
      assertThat(contents(folder)).isEqualTo(before);
    }
  }

  @Test
  void a_journal_whose_line_feeds_became_returns_is_refused_as_it_is() throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(folder));
    Path journal = folder.resolve("journal.jsonl");
    String returns = Files.readString(journal, UTF_8).replace('\n', '\r');
    Files.writeString(journal, returns, UTF_8);

    assertRefused(
        journal
            + ": expected events as a run of this version writes them, found 1 line, which is"
            + " none.\n"
            + "  Put back the file as the run wrote it, start anew (--fresh or .fresh()), or choose"
            + " another folder (--out or .in(…)).");
    assertThat(Files.readString(journal, UTF_8)).isEqualTo(returns);
    assertThat(trainedFresh()).isEqualTo(9);
  }

  @Test
  void a_journal_with_carriage_returns_before_its_line_feeds_is_read() throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(folder));
    Path journal = folder.resolve("journal.jsonl");
    Files.writeString(journal, Files.readString(journal, UTF_8).replace("\n", "\r\n"), UTF_8);
    FakeTrainer trainer = FakeTrainer.sound();

    assertThat(Toy.run(trainer, Toy.request(folder)).done()).isEqualTo(9);
    assertThat(trainer.trained()).isZero();
  }

  @Test
  void a_provenance_of_a_newer_format_is_refused_and_left_as_it_is() throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(folder));
    Path provenance = folder.resolve("provenance.json");
    String newer = Files.readString(provenance, UTF_8).replace("\"format\": 1", "\"format\": 2");
    Files.writeString(provenance, newer, UTF_8);

    assertRefused(
        provenance
            + ": expected \"format\": 1, found 2.\n"
            + "  Resume the run with the version of Foldwise that wrote it, delete its files"
            + " (--fresh or .fresh()), or choose another folder (--out or .in(…)).");
    assertThat(Files.readString(provenance, UTF_8)).isEqualTo(newer);
    assertThat(trainedFresh()).isEqualTo(9);
  }

  @Test
  void what_killed_writers_left_is_deleted_and_nothing_else() throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(folder));
    Files.createDirectories(folder.resolve("plots"));
    for (String left :
        List.of(
            ".foldwise1.tmp",
            ".best-model.foldwise.1.tmp",
            ".trials.csv.tmp",
            ".report.md.tmp",
            "plots/.worst.png.tmp")) {
      Files.writeString(folder.resolve(left), "half", UTF_8);
    }
    Files.writeString(folder.resolve("mine.tmp"), "mine", UTF_8);

    Toy.run(FakeTrainer.sound(), Toy.request(folder));

    assertThat(names(folder)).contains("mine.tmp").noneMatch(name -> name.startsWith("."));
    assertThat(names(folder.resolve("plots"))).isEmpty();
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

  private int trainedFresh() {
    FakeTrainer trainer = FakeTrainer.sound();
    Toy.run(trainer, Toy.fresh(Toy.request(folder)));
    return trainer.trained();
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
