package io.github.foldwise.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.trial.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command refuses spoilt files in one message, and leaves them unchanged. */
class SpoiltRunTest {
  @TempDir Path folder;

  private final AtomicInteger trained = new AtomicInteger();
  private Path run;

  @BeforeEach
  void name_the_folder() {
    run = folder.resolve("run");
  }

  @Test
  void a_run_directory_of_another_command() throws IOException {
    run(SmallExperiment.EXPERIMENT, "--set", "units=4");
    String journal = journal();

    assertRefused(
        SmallExperiment.EXPERIMENT,
        run
            + ": expected an empty folder or a run of the same specification, found a run of"
            + " another one: 'run small --preset plain --set units=4' (here 'run small --preset"
            + " plain').\n"
            + "  Give this run a folder of its own, such as %s-2 (--out or .in(…)), or delete the"
                .formatted(run)
            + " other run's files (--fresh or .fresh()).\n");
    assertThat(journal()).isEqualTo(journal);
  }

  @Test
  void a_journal_of_which_no_line_is_sound() throws IOException {
    run(SmallExperiment.EXPERIMENT);
    String spoilt = journal().replace("\"crc32\":\"", "\"crc32\":\"0");
    Files.writeString(run.resolve("journal.jsonl"), spoilt, UTF_8);

    assertRefused(
        SmallExperiment.EXPERIMENT,
        run.resolve("journal.jsonl")
            + ": expected events as a run of this version writes them, found %s lines, none of which"
                .formatted(spoilt.lines().count())
            + " is one.\n"
            + "  Put back the file as the run wrote it, start anew (--fresh or .fresh()), or choose"
            + " another folder (--out or .in(…)).\n");
    assertThat(journal()).isEqualTo(spoilt);
  }

  @Test
  void a_run_continues_after_a_damaged_line_and_says_so() throws IOException {
    run(SmallExperiment.EXPERIMENT);
    String[] lines = journal().split("(?<=\n)");
    lines[3] = lines[3].replace("crc32", "cRc32");
    Files.writeString(run.resolve("journal.jsonl"), String.join("", lines), UTF_8);

    Cli.Result result = run(SmallExperiment.EXPERIMENT);

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("4");
  }

  @Test
  void a_cache_of_another_version() throws IOException {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    Files.writeString(cache.resolve("format.txt"), "foldwise outcomes 99\n", UTF_8);

    assertRefused(
        SmallExperiment.EXPERIMENT,
        "cache "
            + cache
            + ": expected a cache of this version (foldwise outcomes 1), found 'foldwise outcomes"
            + " 99'.\n"
            + "  Name another folder; nothing in this one was changed.\n",
        "--cache=" + cache);
    assertThat(cache.resolve("format.txt")).hasContent("foldwise outcomes 99");
  }

  @Test
  void a_parameter_out_of_range_in_one_variant_of_fifty() {
    Variant[] variants =
        IntStream.range(0, 50)
            .mapToObj(i -> Variant.of(SmallExperiment.UNITS.to(i == 30 ? 0 : i + 10)))
            .toArray(Variant[]::new);

    assertRefused(
        SmallExperiment.EXPERIMENT.ablate("widths", variants),
        """
        variant units=0: layer 2 dense(0): expected at least 1 unit, found 0.
          Give a whole number from 1.
        """);
    assertThat(run).doesNotExist();
  }

  private void assertRefused(Experiment experiment, String message, String... more) {
    trained.set(0);
    Cli.Result result = run(experiment, more);

    assertThat(result.err()).isEqualTo(message);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(trained).hasValue(0);
  }

  private Cli.Result run(Experiment experiment, String... more) {
    Trainer fake = new ClassZeroTrainer();
    Trainer counting =
        (task, from, listener) -> {
          trained.incrementAndGet();
          return fake.train(task, from, listener);
        };
    String[] args = new String[more.length + 2];
    args[0] = "run";
    args[1] = "--out=" + run;
    System.arraycopy(more, 0, args, 2, more.length);
    return Cli.of(experiment).with(new FakeEngine(counting)).run(args);
  }

  private String journal() throws IOException {
    return Files.readString(run.resolve("journal.jsonl"), UTF_8);
  }
}
