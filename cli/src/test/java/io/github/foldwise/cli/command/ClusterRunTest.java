package io.github.foldwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs and plans with {@code --on}. */
class ClusterRunTest {
  private static final String[] ON_SPARK = {"--on", "spark", "--master", "spark://host:7077"};

  @TempDir Path folder;

  @Test
  void a_run_on_a_cluster_gives_the_bytes_of_a_local_run_and_leaves_the_cluster() {
    FakeCluster cluster = new FakeCluster(OptionalInt.of(2));
    Path remote = folder.resolve("remote");
    Path local = folder.resolve("local");

    Cli.Result result = run(cluster, "run", remote, ON_SPARK);
    run(new FakeEngine(new ClassZeroTrainer()), "run", local);

    assertThat(result.exitCode()).isZero();
    assertThat(cluster.events())
        .containsExactly("reached spark://host:7077 with 1 threads", "left");
    for (String file : List.of("trials.csv", "epochs.csv", "summary.csv", "report.md")) {
      assertThat(remote.resolve(file)).hasSameBinaryContentAs(local.resolve(file));
    }
  }

  @Test
  void a_folder_of_checkpoints_reaches_the_cluster() {
    FakeCluster cluster = new FakeCluster(OptionalInt.of(2));

    run(cluster, "run", folder, with("--checkpoints", "hdfs://host/checkpoints"));

    assertThat(cluster.events())
        .first()
        .isEqualTo("reached spark://host:7077 with 1 threads, hdfs://host/checkpoints");
  }

  @Test
  void a_cluster_of_unknown_size_wants_the_number_of_jobs() {
    FakeCluster cluster = new FakeCluster(OptionalInt.empty());

    Cli.Result refused = run(cluster, "run", folder, ON_SPARK);
    Cli.Result accepted = run(cluster, "run", folder, with("--jobs", "200"));

    assertThat(refused)
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                --jobs: expected the number of trials that the cluster trains at once, found none.
                  Add --jobs N, where N is the number of cores of all its executors.
                """));
    assertThat(accepted.exitCode()).isZero();
  }

  @Test
  void a_plan_says_what_an_executor_needs_and_measures_the_cluster() {
    FakeCluster cluster = new FakeCluster(OptionalInt.empty());

    Cli.Result plan =
        Cli.of(SmallExperiment.EXPERIMENT)
            .with(cluster)
            .run(
                Stream.concat(Stream.of("plan"), Arrays.stream(with("--jobs", "3")))
                    .toArray(String[]::new));

    assertThat(plan.err()).isEqualTo("Measuring how fast the cluster trains.\n");
    assertThat(plan.out().replaceAll("cluster for .*", "cluster for …"))
        .endsWith(
            """
            memory: at most 0 MiB per trial, beside the heap of its executor
            time: about 3 s with 3 jobs, estimated by measuring the cluster for …
            """);
  }

  @Test
  void a_plan_without_time_does_not_reach_the_cluster() {
    FakeCluster cluster = new FakeCluster(OptionalInt.empty());

    Cli.Result plan =
        Cli.of(SmallExperiment.EXPERIMENT)
            .with(cluster)
            .run(
                Stream.concat(Stream.of("plan"), Arrays.stream(with("--no-time")))
                    .toArray(String[]::new));

    assertThat(plan.exitCode()).isZero();
    assertThat(plan.err()).isEmpty();
    assertThat(plan.out())
        .endsWith(
            """
            memory: at most 0 MiB per trial, beside the heap of its executor
            time: not measured
            """);
    assertThat(cluster.events()).isEmpty();
  }

  @Test
  void without_the_module_the_artifact_is_named() {
    Cli.Result result =
        run(new FakeEngine(new ClassZeroTrainer()), "run", folder.resolve("none"), ON_SPARK);

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                --on spark: expected foldwise-spark on the class path, found it nowhere.
                  Add the dependency io.github.foldwise:foldwise-spark, or -Pspark in this checkout.
                """));
  }

  @Test
  void options_of_a_cluster_without_it_are_refused_together() {
    Cli.Result result =
        Cli.ofStudy().run("run", "--master", "yarn", "--checkpoints", "hdfs://host/c");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                --master: expected a cluster to train on, beside it, found 'yarn' alone.
                  Add --on spark, or leave it out.
                --checkpoints: expected a cluster to train on, beside it, found 'hdfs://host/c' alone.
                  Add --on spark, or leave it out.
                """));
  }

  @Test
  void another_cluster_no_address_and_a_gpu_are_refused_together() {
    Cli.Result result =
        Cli.ofStudy().run("plan", "--on", "sparc", "--device", "cuda", "--checkpoints", "shared");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                --on: expected one of spark, found 'sparc'.
                  Did you mean 'spark'?
                --master: expected the address of the cluster, found none.
                  Add it, for example --master spark://host:7077, or --master local[2] to try it on this machine.
                --checkpoints: expected the URI of a folder, found 'shared'.
                  Write it with its scheme, as hdfs://host/checkpoints or file:///shared/checkpoints.
                --device: expected cpu, on which a cluster trains, found 'cuda'.
                  Leave it out, or leave out --on.
                """));
  }

  private static String[] with(String... options) {
    return Stream.concat(Arrays.stream(ON_SPARK), Arrays.stream(options)).toArray(String[]::new);
  }

  private static Cli.Result run(Engine engine, String command, Path out, String... options) {
    return Cli.of(SmallExperiment.EXPERIMENT)
        .with(engine)
        .run(
            Stream.concat(Stream.of(command, "--out", out.toString()), Arrays.stream(options))
                .toArray(String[]::new));
  }
}
