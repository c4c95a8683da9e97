package io.github.foldwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs and plans with {@code --shard}. */
class ShardCommandTest {
  @TempDir Path folder;
  private Path cache;

  @BeforeEach
  void nameTheCache() {
    cache = folder.resolve("cache");
  }

  @Test
  void a_shard_says_what_is_in_the_cache_and_what_comes_next() {
    Cli.Result result = run("--preset", "plain", "--cache", cache.toString(), "--shard", "2/2");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .endsWith(
            """

            Shard 2/2: 1 trial, 1 of them in the cache %s

            Once all shards have ended, give the same command without --shard.
            """
                .formatted(cache));
    assertThat(result.err()).isEqualTo("[1/1] baseline, fold 2: accuracy 0.4000, loss 1.6000\n");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void after_all_shards_the_same_command_without_the_option_trains_nothing() {
    for (String shard : new String[] {"1/2", "2/2"}) {
      run("--preset", "plain", "--cache", cache.toString(), "--shard", shard);
    }

    Cli.Result last = run("--preset", "plain", "--cache", cache.toString());

    assertThat(last.exitCode()).isZero();
    assertThat(last.err()).isEqualTo("An earlier run finished 2 of 2 trials.\n");
    assertThat(folder.resolve("out").resolve("report.md")).exists();
  }

  @Test
  void trials_of_a_shard_that_went_wrong_are_named() {
    Cli.Result result =
        run("--preset", "wide", "--cache", cache.toString(), "--shard", "1/1", "--quiet");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out())
        .isEqualTo(
            """
            Shard 1/1: 6 trials, 6 of them in the cache %s

            2 trials failed or diverged:
              rate=2.0, fold 1: diverged (the loss became NaN)
              rate=2.0, fold 2: diverged (the loss became NaN)
            """
                .formatted(cache));
  }

  // Two of three equal variants on two folds: 6 courses, of which the first share has 2 of 4.
  @Test
  void a_plan_shows_the_share_and_its_time() {
    Cli.Result result = call("plan", "--preset", "wide", "--shard", "1/4", "--cache", "unused");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).endsWith("shard 1/4: 2 trials of 6, 33.3 % of the work, about 6 s\n");
  }

  @Test
  void a_plan_without_time_shows_the_share_alone() {
    Cli.Result result =
        call("plan", "--preset", "wide", "--shard", "3/4", "--cache", "unused", "--no-time");

    assertThat(result.out())
        .endsWith("time: not measured\nshard 3/4: 1 trial of 6, 16.7 % of the work\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/16", "17/16", "3", "3/0", "-1/4", "a/b", "1/99999999", "", "1 / 2"})
  void what_names_no_share_is_refused(String shard) {
    assertThat(run("--cache", cache.toString(), "--shard", shard))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                --shard: expected I/N, where I is from 1 to N, found '%s'.
                  Number the shards from 1: the first of 16 is 1/16, the last 16/16.
                """
                    .formatted(shard)));
  }

  @Test
  void a_shard_without_a_cache_and_with_fresh_is_refused() {
    assertThat(run("--shard", "1/2", "--fresh"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                --shard: expected --cache beside it, a folder that all shards use, found none.
                  Add --cache DIR, with the same folder for all shards and for the command that assembles the run directory.
                --fresh: expected a run directory, which a shard has not, found --shard 1/2.
                  Leave it out; to train all again, name another cache.
                """));
  }

  @Test
  void a_budget_and_tensorboard_are_refused_beside_a_shard() {
    assertThat(
            run(
                "--cache",
                cache.toString(),
                "--shard",
                "1/2",
                "--budget",
                "2h",
                "--tensorboard",
                folder.resolve("logs").toString()))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                --budget: expected the same choice in all shards, found --shard 1/2.
                  Give the --repeats or --first-folds that 'plan --budget' prints.
                --tensorboard: expected a run that writes a run directory, found --shard 1/2.
                  Leave it out.
                """));
  }

  private Cli.Result run(String... options) {
    return call(
        "run",
        Stream.concat(Stream.of("--out", folder.resolve("out").toString()), Arrays.stream(options))
            .toArray(String[]::new));
  }

  private static Cli.Result call(String command, String... options) {
    return Cli.of(SmallExperiment.EXPERIMENT)
        .with(new FakeEngine(new ClassZeroTrainer()))
        .run(
            Stream.concat(Stream.of(command, "--jobs", "1"), Arrays.stream(options))
                .toArray(String[]::new));
  }
}
